import { fitted, quality, shrinkTo } from './shrink.ts'

const thumbSide = 144

/** What is uploaded and what is shown; a picture the browser cannot read goes as it is. */
export async function prepare(file: Blob): Promise<{ blob: Blob; thumb?: string }> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return { blob: file }
  try {
    const { width, height } = picture
    const to = shrinkTo({ width, height, bytes: file.size, type: file.type })
    const small = fitted(width, height, thumbSide)
    const thumb = draw(picture, small.width, small.height).toDataURL('image/jpeg', 0.7)
    if (!to) return { blob: file, thumb }
    const drawn = draw(picture, to.width, to.height)
    const blob = await new Promise<Blob | null>((done) => {
      drawn.toBlob(done, 'image/jpeg', quality)
    })
    return { blob: blob ?? file, thumb }
  } finally {
    picture.close()
  }
}

function draw(picture: ImageBitmap, width: number, height: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (pen) {
    // Transparent parts would turn black in a JPEG.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, width, height)
    pen.drawImage(picture, 0, 0, width, height)
  }
  return canvas
}
