export interface ReceiptWords {
  title: string
  lines: readonly (readonly [label: string, value: string, use: string])[]
  foot: string
}

const width = 720
const font = 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif'

/** The receipt as a PNG for the photo album, where people look for it months later. */
export function drawReceipt(words: ReceiptWords, qr: readonly boolean[][]): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = 250 + words.lines.length * 170 + 300
  const pen = canvas.getContext('2d')
  if (!pen) return canvas
  const write = (text: string, x: number, y: number, style: string, colour: string) => {
    pen.font = `${style} ${font}`
    pen.fillStyle = colour
    pen.fillText(text, x, y, width - x - 48)
  }
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, canvas.height)
  pen.fillStyle = '#0f5257'
  pen.fillRect(0, 0, width, 120)
  write(words.title, 48, 76, '600 36px', '#fff')
  let y = 200
  for (const [label, value, use] of words.lines) {
    write(label, 48, y, '26px', '#566064')
    write(value, 48, y + 60, '600 56px', '#1d2729')
    write(use, 48, y + 102, '22px', '#566064')
    y += 170
  }
  drawQr(pen, qr, 48, y, 240)
  write(words.foot, 312, y + 130, '24px', '#1d2729')
  return canvas
}

function drawQr(
  pen: CanvasRenderingContext2D,
  qr: readonly boolean[][],
  left: number,
  top: number,
  side: number,
): void {
  const cell = side / qr.length
  pen.fillStyle = '#000'
  for (const [row, cells] of qr.entries()) {
    for (const [column, dark] of cells.entries()) {
      // Rounded up, or hairlines between the cells confuse cameras.
      if (dark)
        pen.fillRect(left + column * cell, top + row * cell, Math.ceil(cell), Math.ceil(cell))
    }
  }
}

export function download(canvas: HTMLCanvasElement, name: string): void {
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = name
  link.click()
}
