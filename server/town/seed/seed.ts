import { type ItemKind, itemKindNames } from '#contract/item-kinds.ts'
import type { Database, Sql } from '#server/platform/db.ts'
import { system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import type { Seal } from '#server/platform/seal.ts'
import { standInYears } from '#server/town/calendar/stand-in.ts'
import { hashPassword } from '#server/town/password.ts'
import { insertPeople, insertPosts, type NewPerson, type NewPost } from '#server/town/people.ts'
import { type ItemData, itemCode } from '#server/town/schemas.ts'
import { lockTown, openItems, raiseRevision } from '#server/town/store.ts'
import { demoPassword } from './demo-accounts.ts'
import { type SeedItems, seedItems } from './items.ts'
import { planStaff, type StaffPerson, type StaffPlaces } from './staff.ts'

export interface SeedOptions {
  seal: Seal
  now: Date
  /** With the made-up staff and their shared password. */
  demo: boolean
  /** Without demo: the only person to begin with. */
  firstAdmin: { login: string; password: string } | undefined
}

export interface SeedOutcome {
  items: number
  people: number
}

/** No administrator is set for a database without people. */
export class NoAdministrator extends Error {}

/**
 * Fills what is empty: the kinds of reference data of which nothing was ever there, as a newer program
 * may bring, then the people; what is filled is left as it is, save that a demo is given the calendar
 * years it lacks. Two processes starting together take turns. About 3 s for the whole town on two cores.
 * @throws NoAdministrator
 */
export function seedTown(db: Database, options: SeedOptions): Promise<SeedOutcome> {
  return db.transaction(system, async (tx) => {
    await lockTown(tx)
    const outcome = { items: 0, people: 0 }
    const missing = await missingKinds(tx)
    const needPeople = await isEmpty(tx, 'people')
    if (needPeople && !options.demo && !options.firstAdmin)
      throw new NoAdministrator(
        'nobody is in this database yet: set GEZHONG_ADMIN_LOGIN and GEZHONG_ADMIN_PASSWORD for the first administrator',
      )
    const seeds = missing.length > 0 || (needPeople && options.demo) ? seedItems() : undefined
    if (seeds) outcome.items = await writeItems(tx, seeds.items, missing, options.now)
    if (needPeople)
      outcome.people = await writePeople(tx, options, options.demo ? seeds?.places : undefined)
    if (options.demo) outcome.items += await writeStandInYears(tx, options.now)
    if (outcome.items + outcome.people > 0) {
      await raiseRevision(tx)
      // Until the database has counted what came in, it plans by guesses: who works in a grid took 8 ms
      // instead of 0.3 for the minutes until it does so by itself.
      await tx.query('analyze people, posts, town_items')
    }
    return outcome
  })
}

/** Whether the people are the made-up ones: such a database must never serve outside demo mode. */
export async function isDemoDatabase(sql: Sql): Promise<boolean> {
  const rows = await sql.query<{ value: unknown }>(
    "select value from settings where key = 'demo-people'",
  )
  return rows[0]?.value === true
}

async function isEmpty(sql: Sql, table: 'people'): Promise<boolean> {
  return (await sql.query(`select from ${table} limit 1`)).length === 0
}

/** Kinds without a document, in force or ended: an administrator may have ended them all. */
async function missingKinds(tx: Sql): Promise<ItemKind[]> {
  const rows = await tx.query<{ kind: ItemKind }>('select distinct kind from town_items')
  return itemKindNames.filter((kind) => !rows.some((row) => row.kind === kind))
}

async function writeItems(
  tx: Sql,
  items: SeedItems,
  kinds: readonly ItemKind[],
  now: Date,
): Promise<number> {
  let written = 0
  const by = { at: now, personId: null, reason: null }
  for (const kind of kinds) {
    const rows = rowsOf(kind, items[kind])
    await openItems(tx, kind, rows, by)
    written += rows.length
  }
  return written
}

async function writeStandInYears(tx: Sql, now: Date): Promise<number> {
  const rows = await tx.query<{ last: number }>(
    "select max(code)::int as last from town_items where kind = 'calendar' and valid_to is null",
  )
  const years = standInYears(rows[0]?.last ?? now.getUTCFullYear(), now)
  await openItems(tx, 'calendar', rowsOf('calendar', years), {
    at: now,
    personId: null,
    reason: null,
  })
  return years.length
}

function rowsOf<Kind extends ItemKind>(kind: Kind, documents: readonly ItemData[Kind][]) {
  return documents.map((data) => ({ code: itemCode(kind, data), version: 1, data }))
}

async function writePeople(
  tx: Sql,
  options: SeedOptions,
  places: StaffPlaces | undefined,
): Promise<number> {
  const staff = places ? planStaff(places) : firstAdministrator(options)
  const password = places ? demoPassword : (options.firstAdmin?.password ?? '')
  // One hash for all: the demo's password is public, and 8,000 hashes would take minutes.
  const passwordHash = await hashPassword(password)
  const people: NewPerson[] = []
  const posts: NewPost[] = []
  for (const { posts: held, ...person } of staff) {
    const id = uuidv7(options.now)
    people.push({ id, passwordHash, ...person })
    for (const post of held) posts.push({ id: uuidv7(options.now), personId: id, ...post })
  }
  await insertPeople(tx, options.seal, people, options.now)
  await insertPosts(tx, posts, { at: options.now, by: null })
  if (places) await tx.query("insert into settings (key, value) values ('demo-people', 'true')")
  return people.length
}

/** Holds the whole city, so that everybody else can be appointed. */
function firstAdministrator({ firstAdmin }: SeedOptions): StaffPerson[] {
  const [role, unitCode, regionCode] = ['ADMINISTRATOR', 'C-6209', '6209'] as const
  if (!firstAdmin) return []
  const posts = [{ role, unitCode, regionCode, fullTime: true }]
  return [{ login: firstAdmin.login, name: '系统管理员', phone: '', posts }]
}
