/**
 * `npm run bench [-- --json] [-- --only intake,import,live,field,pages,phone,lists,locate] [-- --phones 100]`:
 * every figure with its baseline, in one run; fewer phones for a quick look.
 */
import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { embeddedUrl } from '#server/platform/embedded/running.ts'
import { measureField } from './field.ts'
import { measureImport } from './import.ts'
import { measureIntake } from './intake.ts'
import { measureLists } from './lists.ts'
import { measureLive } from './live.ts'
import { measureLocate } from './locate.ts'
import { measurePages } from './pages.ts'
import { measurePhone } from './phone.ts'
import { report } from './report.ts'
import { removeFolder, startStand, temporaryFolder } from './stand.ts'
import type { Figure } from './stats.ts'

const parts = ['locate', 'intake', 'import', 'live', 'field', 'pages', 'phone', 'lists'] as const
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    only: { type: 'string' },
    phones: { type: 'string' },
    write: { type: 'boolean' },
  },
})
const wanted = new Set(values.only?.split(',') ?? parts)
const say = (line: string) => console.error(line)

const figures: Record<string, Figure> = {}
let memory: number | undefined
if (wanted.has('locate')) Object.assign(figures, measureLocate())
if (['intake', 'import', 'live', 'field', 'pages', 'phone'].some((part) => wanted.has(part))) {
  const dataDir = await temporaryFolder()
  const stand = await startStand({ dataDir })
  try {
    const url = embeddedUrl(stand.dataDir)
    if (!url) throw new Error('the database of the bench is not to be found')
    if (wanted.has('intake')) Object.assign(figures, await measureIntake(stand, url))
    if (wanted.has('import')) Object.assign(figures, await measureImport(stand, url))
    if (wanted.has('live')) Object.assign(figures, await measureLive(stand))
    if (wanted.has('field')) {
      const phones = values.phones === undefined ? undefined : Number(values.phones)
      Object.assign(figures, await measureField(stand, url, say, phones))
    }
    memory = await stand.memory()
    say(`server process after the bench: ${memory} MB`)
    if (wanted.has('pages')) Object.assign(figures, await measurePages(stand))
    if (wanted.has('phone')) Object.assign(figures, await measurePhone(stand))
  } finally {
    await stand.stop()
    await removeFolder(dataDir)
  }
}
if (wanted.has('lists')) {
  Object.assign(
    figures,
    await measureLists(
      [
        ['1e4', 10_000],
        ['1e5', 100_000],
        ['1e6', 1_000_000],
      ],
      say,
    ),
  )
}
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, PostgreSQL embedded`
if (values.write)
  await writeFile(
    new URL('../../docs/performance.md', import.meta.url),
    report(figures, machine, memory),
  )
console.log(values.json ? JSON.stringify(figures) : report(figures, machine, memory))
process.exit(0)
