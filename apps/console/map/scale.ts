/** Circumference of the earth in metres, over a world of 512 px at zoom 0. */
const metresAtZero = 40_075_016.686 / 512

/** Metres of one px at this zoom and latitude. */
export function metresPerPixel(zoom: number, lat: number): number {
  return (metresAtZero * Math.cos((lat * Math.PI) / 180)) / 2 ** zoom
}

/** The longest of 1, 2, 5 × 10ⁿ metres that takes at most a fifth of the width. */
export function scaleBar(widthMetres: number): { words: string; share: number } {
  const most = widthMetres / 5
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = power * ([5, 2, 1].find((factor) => factor * power <= most) ?? 1)
  const words = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`
  return { words, share: metres / widthMetres }
}
