import { fitted, longestSide, quality, shrinkTo } from './shrink.ts'

const thumbSide = 144

/**
 * What is uploaded and what is shown; a picture the browser cannot read goes as it is. With a stamp it
 * is drawn anew whatever its size, the lines of the stamp on it: nothing of the camera's own notes stays.
 */
export async function prepare(
  file: Blob,
  stamp: readonly string[] = [],
): Promise<{ blob: Blob; thumb?: string }> {
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return { blob: file }
  try {
    const { width, height } = picture
    const to =
      stamp.length > 0
        ? fitted(width, height, longestSide)
        : shrinkTo({ width, height, bytes: file.size, type: file.type })
    const small = fitted(width, height, thumbSide)
    const thumb = draw(picture, small.width, small.height).toDataURL('image/jpeg', 0.7)
    if (!to) return { blob: file, thumb }
    const drawn = draw(picture, to.width, to.height)
    write(drawn, stamp)
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

/** Lines at the lower edge, white on a dark band, so that they can be read on snow and at night. */
function write(canvas: HTMLCanvasElement, lines: readonly string[]): void {
  const pen = canvas.getContext('2d')
  if (!pen || lines.length === 0) return
  const size = Math.max(14, Math.round(canvas.width / 36))
  const step = Math.round(size * 1.45)
  const top = canvas.height - step * lines.length - size * 0.6
  pen.fillStyle = 'rgba(0, 0, 0, 0.6)'
  pen.fillRect(0, top, canvas.width, canvas.height - top)
  pen.fillStyle = '#fff'
  pen.font = `${size}px system-ui, sans-serif`
  pen.textBaseline = 'top'
  for (const [index, line] of lines.entries())
    pen.fillText(line, size * 0.7, top + size * 0.4 + index * step, canvas.width - size * 1.4)
}
