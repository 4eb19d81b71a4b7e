/** The command line: `npx gezhong <verb>`. */
import { auditVerify } from './cli/audit.ts'
import { doctor } from './cli/doctor.ts'
import { importReplies, importReports } from './cli/import.ts'
import { runCli } from './cli/run.ts'
import { serve, start } from './cli/serve.ts'
import { town } from './cli/town.ts'

const verbs = [start, serve, importReports, importReplies, town, auditVerify, doctor]

// Whoever reads our lines may stop reading: gezhong town | head
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
})

process.exitCode = await runCli(process.argv.slice(2), verbs, {
  out: (line) => void process.stdout.write(`${line}\n`),
  say: (line) => void process.stderr.write(`${line}\n`),
})
