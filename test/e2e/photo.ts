import sharp from 'sharp'

/** A photo as a telephone would send it, drawn by the test: a shop front at night. */
export async function nightPhoto(sign = '洗衣店'): Promise<Buffer> {
  const windows = Array.from({ length: 24 }, (_, index) => {
    const [column, row] = [index % 8, Math.floor(index / 8)]
    const light = index % 5 === 1 ? '#f3d98b' : '#27314a'
    return `<rect x="${90 + column * 140}" y="${60 + row * 120}" width="80" height="70" fill="${light}"/>`
  })
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="960">
    <rect width="1280" height="960" fill="#0d1526"/>
    <rect x="40" y="20" width="1200" height="760" fill="#1c263d"/>${windows.join('')}
    <rect x="180" y="460" width="920" height="320" fill="#3b4763"/>
    <rect x="220" y="480" width="840" height="90" rx="8" fill="#c3412f"/>
    <text x="640" y="548" font-size="64" fill="#fff" text-anchor="middle" font-family="Noto Sans CJK SC">${sign}</text>
    <rect x="240" y="590" width="800" height="190" fill="#ffe9b0"/>
    ${[330, 500, 670, 840].map((x) => `<g><rect x="${x}" y="620" width="120" height="150" rx="10" fill="#e8edf2"/><circle cx="${x + 60}" cy="700" r="42" fill="#5f7387"/></g>`).join('')}
    <rect y="780" width="1280" height="180" fill="#161b26"/></svg>`
  return sharp(Buffer.from(picture)).jpeg({ quality: 80 }).toBuffer()
}

export const asFile = (buffer: Buffer, name = 'photo.jpg') => ({
  name,
  mimeType: 'image/jpeg',
  buffer,
})
