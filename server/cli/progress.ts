import { performance } from 'node:perf_hooks'
import { Presets, SingleBar } from 'cli-progress'
import type { SourceFile } from '#server/channels/file-import/open.ts'
import type { Counts } from '#server/channels/file-import/run.ts'

/** A bar on a terminal; elsewhere a line every few seconds. Both count the file's bytes. */
export function showProgress(file: SourceFile, say: (line: string) => void) {
  const share = () =>
    file.bytes > 0 ? Math.min(100, Math.floor((100 * file.position()) / file.bytes)) : 100
  const line = (c: Counts) =>
    `read ${c.read} added ${c.added} already ${c.already} rejected ${c.rejected}`
  if (!process.stderr.isTTY) {
    let last = performance.now()
    return {
      at(counts: Counts) {
        if (performance.now() - last < 5_000) return
        last = performance.now()
        say(`${share()} % ${line(counts)}`)
      },
      end() {},
    }
  }
  const format = '{bar} {percentage} % · {counts} · {eta_formatted}'
  const bar = new SingleBar(
    { format, stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  )
  bar.start(100, 0, { counts: '' })
  return {
    at: (counts: Counts) => bar.update(share(), { counts: line(counts) }),
    end: () => bar.stop(),
  }
}
