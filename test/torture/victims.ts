import { readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { runningIn } from '#server/platform/embedded/postmaster.ts'

/** The database's first process; undefined while none runs. */
export function postmaster(dataDir: string): number | undefined {
  return runningIn(join(realpathSync(dataDir), 'postgres', 'cluster'))
}

/** Its processes that serve a connection, by what /proc tells (Linux). */
export function backends(of: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
        const title = readFileSync(`/proc/${pid}/cmdline`, 'latin1')
        return parent === of && title.startsWith('postgres: gezhong ')
      } catch {
        return false
      }
    })
}
