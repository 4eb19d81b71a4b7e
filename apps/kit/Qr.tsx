import { encode } from 'uqr'

/** Dark cells, row by row, with the quiet border that cameras need. */
export function qrCells(text: string): boolean[][] {
  return encode(text, { ecc: 'M', border: 2 }).data
}

export function Qr({ cells, label }: { cells: readonly boolean[][]; label: string }) {
  const path = cells
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])))
    .join('')
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${cells.length} ${cells.length}`} aria-hidden="true">
        <rect width="100%" height="100%" fill="#fff" />
        <path d={path} fill="#000" shapeRendering="crispEdges" />
      </svg>
      <figcaption>{label}</figcaption>
    </figure>
  )
}
