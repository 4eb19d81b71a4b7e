import pg from 'pg'
import { readConfig } from '#server/platform/config.ts'
import { openDatabase } from '#server/platform/db.ts'
import { startEmbedded } from '#server/platform/embedded/start.ts'
import { createSeal } from '#server/platform/seal.ts'
import { prepareDatabase } from '#server/serve.ts'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { seedTown } from '#server/town/seed/seed.ts'
import { Client } from './client.ts'
import { fillCases } from './fill.ts'
import { rareWord } from './fill-search.ts'
import { removeFolder, type Stand, startStand, temporaryFolder } from './stand.ts'
import { type Figure, round, spread } from './stats.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 400)

interface Sized {
  name: string
  stand: Stand
  client: Client
  post: string
  cases: string[]
}

/**
 * A page of the worklist, a case page and the badges over HTTP at growing sizes, asked in turn within
 * one run, so that what disturbs one size disturbs all. The baseline is the smallest size.
 */
export async function measureLists(
  sizes: readonly [string, number][],
  say: (line: string) => void,
): Promise<Record<string, Figure>> {
  const dataDir = await temporaryFolder()
  const database = await startEmbedded({ dataDir, log: () => undefined })
  const open: Sized[] = []
  const folders: string[] = []
  try {
    for (const [name, count] of sizes) {
      const url = await sized(database, name)
      const from = performance.now()
      await fillCases(url, count)
      say(`filled ${count} cases in ${Math.round((performance.now() - from) / 1000)} s`)
      const folder = await temporaryFolder()
      folders.push(folder)
      open.push(await openSized(name, url, folder))
    }
    return await measure(open)
  } finally {
    for (const each of open) {
      each.client.close()
      await each.stand.stop()
    }
    await database.stop()
    for (const folder of [dataDir, ...folders]) await removeFolder(folder)
  }
}

async function sized(database: { url: string; adminUrl: string }, name: string): Promise<string> {
  const admin = new pg.Client(database.adminUrl)
  await admin.connect()
  await admin.query(`create database bench_${name} owner gezhong`)
  await admin.end()
  const url = database.url.replace(/\/gezhong\?/, `/bench_${name}?`)
  await prepareDatabase(url)
  const db = openDatabase(url, { max: 2 })
  const { secret } = readConfig({}, { demo: true })
  await seedTown(db, {
    seal: createSeal(secret),
    now: new Date(),
    demo: true,
    firstAdmin: undefined,
  })
  await db.end()
  return url
}

async function openSized(name: string, url: string, dataDir: string): Promise<Sized> {
  const stand = await startStand({ dataDir, env: { DATABASE_URL: url, GEZHONG_JOBS: '0' } })
  const client = new Client(stand.port, 1)
  const { posts } = await client.signIn('fenpai-suzhou', demoPassword)
  const post = posts[0]?.id ?? ''
  const page = JSON.parse(
    (await client.send('GET', `/api/cases?post=${post}&queue=ALL_OPEN&limit=50`)).body,
  ) as { items: { id: string }[] }
  if (page.items.length !== 50)
    throw new Error(`${name}: a page of ${page.items.length}, not of 50`)
  return { name, stand, client, post, cases: page.items.map((item) => item.id) }
}

/** Open and closed alike: what grows with every year. */
const searchPath = (post: string, words: string) =>
  `/api/cases?post=${post}&queue=RECENT&holding=SUBTREE&limit=50&q=${encodeURIComponent(words)}`

async function measure(open: readonly Sized[]): Promise<Record<string, Figure>> {
  const asks: Record<string, (sized: Sized, i: number) => string> = {
    worklist: ({ post }) => `/api/cases?post=${post}&queue=ALL_OPEN&limit=50`,
    queue: ({ post }) => `/api/cases?post=${post}&queue=REGISTERED&limit=50`,
    recent: ({ post }) => `/api/cases?post=${post}&queue=RECENT&limit=50`,
    case: ({ cases }, i) => `/api/cases/${cases[i % cases.length]}`,
    counts: () => '/api/worklists',
    'search.often': ({ post }) => searchPath(post, '噪声 洗衣店'),
    'search.open': ({ post }) =>
      `/api/cases?post=${post}&queue=ALL_OPEN&limit=50&q=${encodeURIComponent('噪声')}`,
    'search.rare': ({ post }) => searchPath(post, rareWord),
    'search.none': ({ post }) => searchPath(post, '路灯 洗衣店'),
    points: ({ post }) => `/api/case-points?post=${post}&queue=ALL_OPEN`,
  }
  const figures: Record<string, Figure> = {}
  for (const [ask, path] of Object.entries(asks)) {
    const times = new Map(open.map((sized) => [sized.name, [] as number[]]))
    for (let i = -50; i < rounds; i += 1) {
      for (const sized of open) {
        const from = performance.now()
        const answer = await sized.client.send('GET', path(sized, i + 50))
        if (answer.status !== 200)
          throw new Error(`${path(sized, i)} answered ${answer.status}: ${answer.body}`)
        if (i >= 0) times.get(sized.name)?.push(performance.now() - from)
      }
    }
    const base = spread(times.get(open[0]?.name ?? '') ?? [])
    for (const [name, durations] of times) {
      const { p50, p99, n } = spread(durations)
      figures[`${ask}.${name}`] = {
        value: p99,
        unit: 'ms p99',
        baseline: base.p99,
        ratio: round(p99 / base.p99),
        p50,
        p99,
        n,
      }
    }
  }
  return figures
}
