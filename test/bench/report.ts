import type { Figure } from './stats.ts'

/** What each figure is, and what it should reach; the page says both beside what was measured. */
const meaning: Record<string, { what: string; baseline: string; aim: string }> = {
  'intake.http': {
    what: 'durable intakes over HTTP, 32 connections, whole path',
    baseline: 'same rows by raw SQL in one call',
    aim: '≥ 1,500/s, ratio ≥ 0.35, p99 < 100 ms',
  },
  'intake.http.six-trips': {
    what: 'the same',
    baseline: 'same rows in a transaction of six round trips',
    aim: '',
  },
  'import.rows': {
    what: 'rows imported from a file',
    baseline: 'COPY of the rows it made',
    aim: '≥ 5,000/s',
  },
  'live.500': {
    what: 'from a report to its event on each of 500 live lines',
    baseline: 'bare SSE echo to 500 lines',
    aim: 'p99 < 1,000 ms',
  },
  'field.photos': {
    what: 'photos brought by phones in pieces (tus) and written anew, 32 connections',
    baseline: 'the same photo written anew alone',
    aim: '',
  },
  'field.outbox': {
    what: 'deeds of phones, ten a request, each in its own transaction, every twentieth phone three times',
    baseline: 'raw idempotent upserts, one commit each',
    aim: '5,933 phones within the hour, none lost, none twice',
  },
  'field.firstSync': {
    what: 'first sync of a grid with 20 open matters and more',
    baseline: 'sync of nothing',
    aim: '< 2,000 ms',
  },
  'field.firstSyncBytes': {
    what: 'the largest of these, uncompressed',
    baseline: 'its map, categories and texts alone',
    aim: '< 500 KB',
  },
  'field.noDelta': {
    what: 'sync of nothing, over HTTP',
    baseline: 'who is signed in',
    aim: '< 5 ms',
  },
  'console.row': {
    what: 'worklist, from a cold load at 10 Mbit/s to the first row drawn',
    baseline: 'its bytes alone on that line',
    aim: '< 1,000 ms',
  },
  'console.scripts': {
    what: 'scripts of that load, compressed',
    baseline: 'everything of that load',
    aim: '< 350 KB',
  },
  'console.key': {
    what: 'from a key to the paint after it, 50 reports a second coming in',
    baseline: 'nothing coming in',
    aim: '< 200 ms',
  },
  'field.firstLoad': {
    what: 'what the phone of the grid fetches before it is first drawn, compressed',
    baseline: 'its scripts',
    aim: '< 200 KB',
  },
  'field.start': {
    what: 'its start from the phone alone, no network, processor four times slower',
    baseline: 'at full speed',
    aim: '< 1,000 ms',
  },
  'locate.points': {
    what: 'grid of a point, 4,011 grids',
    baseline: 'box search alone',
    aim: '≥ 1,000,000/s',
  },
}
const lists: Record<string, string> = {
  worklist: 'page of 50 open cases',
  queue: 'page of one state',
  recent: 'page of the latest',
  case: 'case page',
  counts: 'badges of all queues',
  'search.often': 'words that every eighth case holds, open and closed',
  'search.open': 'a word within the open cases of a district',
  'search.rare': 'a word that a handful of cases hold',
  'search.none': 'two frequent words that no case holds together',
  points: 'every open case of a district on the map',
}

/** Points are as many as there are open cases, which the bench makes one in a hundred of all. */
function aimOf(ask: string): string {
  if (ask === 'points') return ''
  return ask.startsWith('search') ? 'p99 < 100 ms' : 'p99 < 20 ms, ratio ≤ 1.5'
}

function meant(name: string) {
  const size = name.split('.').at(-1) ?? ''
  const ask = name.slice(0, -size.length - 1)
  return (
    meaning[name] ?? {
      what: `${lists[ask] ?? ask} at ${size} cases, over HTTP`,
      baseline: 'p99 at 1e4',
      aim: size === '1e6' ? aimOf(ask) : '',
    }
  )
}

/** The page docs/performance.md. */
export function report(
  figures: Record<string, Figure>,
  machine: string,
  memoryMb: number | undefined,
): string {
  const rows = Object.entries(figures).map(([name, figure]) => {
    const { what, baseline, aim } = meant(name)
    const cells = [
      `\`${name}\``,
      what,
      `${figure.value} ${figure.unit}`,
      `${figure.baseline} (${baseline})`,
      figure.ratio,
      figure.p50 ?? '',
      figure.p99 ?? '',
      figure.n,
      aim,
    ]
    return `| ${cells.join(' | ')} |`
  })
  return `# Performance

Written by \`npm run bench -- --write\`. Figures of one run on one machine, each beside a baseline of the same run: ratios travel, figures do not.

Machine: ${machine}. Server, database and client share it.${memoryMb === undefined ? '' : ` Server process after intake and import: ${memoryMb} MB.`}

| figure | what | measured | baseline | ratio | p50 ms | p99 ms | n | aim |
|---|---|---|---|---|---|---|---|---|
${rows.join('\n')}

## What was decided by measuring

- An intake writes no job row: the queue's NOTIFY lets one transaction commit at a time (2,400 intakes/s without, 1,080 with; ADR 2).
- Intakes that arrive while a statement is on its way share the next one and its commit (\`server/flow/intake/together.ts\`); nobody waits on purpose.
- Badges are sums kept by the sequencer; counting open cases by index grows with them, so what depends on the hour is counted to 99.
- The server runs with a small young generation (\`--max-semi-space-size=8\`): the same speed within noise at half the memory.
- Matters are clustered off the main thread: panning over 10,000 open ones takes 2 to 5 ms of script a frame at the median, as over none (60 frames a second leave 16.7), and 1 to 3 frames of a hundred take longer than that. Drawn in software, without a graphics card, the machine shows 25 to 37 frames a second in a window of 640 × 560 either way (\`node test/bench/map-pan.ts\`).
`
}
