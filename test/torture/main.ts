/** `npm run torture`: kill -9 of server and database at random moments under load, then the reckoning. */
import { parseArgs } from 'node:util'
import { torture } from './torture.ts'

const usage = `npm run torture -- [--kills 50] [--seed 1] [--json]
Starts a Gezhong of its own, reports and dispatches over HTTP, kills server, database, both or single
backends, starts again as a person would, and compares what was acknowledged with what is there.`

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '50' },
    seed: { type: 'string' },
    json: { type: 'boolean' },
    help: { type: 'boolean' },
  },
})
const kills = Number(values.kills)
const seed = Number(values.seed ?? Math.floor(Math.random() * 1e9))
if (values.help) console.log(usage)
else if (!Number.isInteger(kills) || kills < 0 || !Number.isInteger(seed)) {
  console.error(usage)
  process.exitCode = 2
} else {
  const report = await torture({ kills, seed, say: (line) => console.error(line) })
  console.log(values.json ? JSON.stringify(report) : report)
  const sound = report.lost === 0 && report.doubled === 0 && report.faults.length === 0
  process.exitCode = sound ? 0 : 1
}
