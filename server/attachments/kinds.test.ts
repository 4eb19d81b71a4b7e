import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tidyName } from './commands.ts'
import { kindOf } from './kinds.ts'
import { writePhoto } from './photo.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kinds-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function file(content: Buffer | string): Promise<string> {
  const path = join(folder, Math.random().toString(36).slice(2))
  await writeFile(path, content)
  return path
}

const picture = sharp({ create: { width: 60, height: 30, channels: 3, background: '#1677ff' } })
const wav = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), Buffer.alloc(28)])

test.each<[string, () => Promise<Buffer> | Buffer, string | undefined]>([
  ['jpeg', () => picture.clone().jpeg().toBuffer(), 'image/jpeg'],
  ['png', () => picture.clone().png().toBuffer(), 'image/webp'],
  ['webp', () => picture.clone().webp().toBuffer(), 'image/webp'],
  ['pdf', () => Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'application/pdf'],
  ['amr', () => Buffer.from('#!AMR\n\0\0\0\0'), 'audio/amr'],
  ['wav', () => wav, 'audio/wav'],
  ['gif', () => picture.clone().gif().toBuffer(), undefined],
  ['avif', () => picture.clone().avif().toBuffer(), undefined],
  ['html', () => Buffer.from('<!doctype html><script>alert(1)</script>'), undefined],
  ['svg', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
  ['zip', () => Buffer.from('PK\x03\x04\0\0\0\0'), undefined],
  ['exe', () => Buffer.from('MZ\0\0\0\0\0\0'), undefined],
  ['nothing', () => Buffer.alloc(0), undefined],
])('%s', async (_name, content, expected) => {
  expect((await kindOf(await file(await content())))?.mediaType).toBe(expected)
})

test('a picture loses its place, stands upright and shrinks', async () => {
  const wide = sharp({ create: { width: 4000, height: 1000, channels: 3, background: '#fff' } })
  const source = await wide
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '39/1 44/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(source).metadata()).exif).toBeDefined()
  const to = join(folder, 'clean')
  expect(await writePhoto(await file(source), to, 'image/jpeg')).toEqual({
    width: 640,
    height: 2560,
  })
  const { exif, orientation, format } = await sharp(to).metadata()
  expect({ exif, orientation, format }).toEqual({
    exif: undefined,
    orientation: undefined,
    format: 'jpeg',
  })
})

test('half a picture and an endless one are refused', async () => {
  const half = (await picture.clone().jpeg().toBuffer()).subarray(0, 120)
  await expect(
    writePhoto(await file(half), join(folder, 'half'), 'image/jpeg'),
  ).rejects.toMatchObject({ type: 'wrong-file-type' })
  // A PNG whose header claims 40,000 x 40,000 pixels, its checksum in order.
  const bomb = Buffer.from(await picture.clone().png().toBuffer())
  bomb.writeUInt32BE(40_000, 16)
  bomb.writeUInt32BE(40_000, 20)
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29)
  await expect(
    writePhoto(await file(bomb), join(folder, 'bomb'), 'image/webp'),
  ).rejects.toMatchObject({ type: 'too-large' })
})

test('a name keeps nothing that could mislead', () => {
  expect(tidyName('C:\\Users\\王\\照片.jpg')).toBe('照片.jpg')
  expect(tidyName('../../etc/passwd')).toBe('passwd')
  expect(tidyName('gnp.\u202Eexe\r\n')).toBe('gnp.exe')
  expect(tidyName(' \u0000 ')).toBeUndefined()
})
