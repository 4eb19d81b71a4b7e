import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'

/** Kept files by their content, beside the database and outside everything that is served. */
export interface FileStore {
  /** A path for a file still arriving, on the same disk as the kept ones. */
  incoming(): Promise<string>
  hashOf(path: string): Promise<Buffer>
  /** Safe on disk when it answers; the same content is kept once. */
  keep(path: string, hash: Buffer): Promise<void>
  pathOf(hash: Buffer): string
  remove(hash: Buffer): Promise<void>
  /** The folder of uploads that are brought in pieces. */
  uploads: string
  /** Half-arrived files that a crash left behind. */
  sweepIncoming(olderThan: Date): Promise<void>
  /** Uploads that are whole, kept for an answer that was lost, and parts whose phone did not come back. */
  sweepUploads(wholeOlderThan: Date, partsOlderThan: Date): Promise<void>
}

export function fileStore(dataDir: string): FileStore {
  const root = resolve(dataDir, 'attachments')
  const arriving = join(root, 'incoming')
  const uploads = join(root, 'uploads')

  function pathOf(hash: Buffer): string {
    const hex = hash.toString('hex')
    return join(root, hex.slice(0, 2), hex)
  }

  return {
    pathOf,
    async incoming() {
      await mkdir(arriving, { recursive: true, mode: 0o700 })
      return join(arriving, randomUUID())
    },
    async hashOf(path) {
      const hash = createHash('sha256')
      for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
      return hash.digest()
    },
    async keep(path, hash) {
      const target = pathOf(hash)
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await flush(path)
      await rename(path, target)
      // The name is on disk only once its folder is.
      await flush(dirname(target))
    },
    remove: (hash) => rm(pathOf(hash), { force: true }),
    uploads,
    sweepIncoming: (olderThan) => sweep(arriving, olderThan),
    async sweepUploads(wholeOlderThan, partsOlderThan) {
      await sweep(uploads, partsOlderThan)
      for (const name of await readdir(uploads).catch(() => [])) {
        if (name.endsWith('.json')) continue
        const path = join(uploads, name)
        const found = await stat(path).catch(() => undefined)
        if (!found || found.mtime >= wholeOlderThan || !(await isWhole(path, found.size))) continue
        await rm(path, { force: true })
        await rm(`${path}.json`, { force: true })
      }
    },
  }
}

async function sweep(folder: string, olderThan: Date): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtime < olderThan) await rm(path, { force: true })
  }
}

/** Beside each upload stands a document that says how long it will be. */
async function isWhole(path: string, bytes: number): Promise<boolean> {
  const text = await readFile(`${path}.json`, 'utf8').catch(() => '')
  return text.includes(`"size":${bytes},`) || text.includes(`"size":${bytes}}`)
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
