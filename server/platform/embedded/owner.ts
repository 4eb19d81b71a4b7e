import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { EmbeddedError } from './error.ts'
import { beginningOf } from './processes.ts'

interface Owner {
  pid: number
  began: string
  claim: string
}

/**
 * Claims the data folder for this process; the claim of a dead one is void.
 * @returns gives the folder back
 * @throws EmbeddedError naming the process that holds it
 */
export function claim(file: string): () => void {
  const mine: Owner = {
    pid: process.pid,
    began: beginningOf(process.pid) ?? '',
    claim: randomUUID(),
  }
  const draft = `${file}.${mine.claim}`
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o644 })
  try {
    while (!placed(draft, file)) {
      const holder = read(file)
      if (holder && beginningOf(holder.pid) === holder.began)
        throw new EmbeddedError(
          `The data folder is in use by process ${holder.pid} (${file}). Stop that one first, or ` +
            'choose another folder by GEZHONG_DATA.',
        )
      setAside(file, holder)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (read(file)?.claim === mine.claim) rmSync(file, { force: true })
  }
}

/** A link appears whole or not at all, and never over another: two starters cannot both succeed. */
function placed(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a void claim; had another starter been quicker, it is that one's claim and goes back. */
function setAside(file: string, seen: Owner | undefined): void {
  const aside = `${file}.${randomUUID()}`
  try {
    renameSync(file, aside)
  } catch {
    return // gone already
  }
  try {
    if (seen && read(aside)?.claim !== seen.claim) placed(aside, file)
  } finally {
    rmSync(aside, { force: true })
  }
}

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Owner
  } catch {
    return undefined
  }
}
