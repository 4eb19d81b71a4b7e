import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '#server/platform/db.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { findPeople } from './find-people.ts'
import { isPassword } from './password.ts'
import { addPerson, addPost, deactivatePerson, endPost, setPassword } from './people-commands.ts'
import type { Officer } from './policy.ts'
import { storyGrid } from './seed/demo-accounts.ts'

let test: TestDatabase
let admin: Officer
beforeAll(async () => {
  test = await openTestDatabase()
  admin = await officer('guanliyuan')
})
afterAll(() => test.drop())

async function officer(login: string): Promise<Officer> {
  const actor = await test.actor(login)
  if (actor.kind !== 'staff') throw new Error('no officer')
  return actor
}
const newcomer = {
  name: '欧阳试验',
  phone: '+86 100 9999 9999',
  login: 'ouyang',
  password: 'a long password',
}
const gridPost = {
  role: 'GRID_WORKER',
  unitCode: `G-${storyGrid}`,
  regionCode: storyGrid,
  fullTime: true,
} as const

describe('a colleague', () => {
  let id: string

  it('is entered once, sealed, and must change the password', async () => {
    id = await addPerson(test.ctx, admin, newcomer)
    const rows = await test.db.run(system, (sql) =>
      sql.query<{ name_sealed: Buffer; password_hash: string; must_change_password: boolean }>(
        'select name_sealed, password_hash, must_change_password from people where id = $1',
        [id],
      ),
    )
    const row = rows[0]
    if (!row) throw new Error('nobody')
    expect(test.ctx.seal.open(row.name_sealed)).toBe('欧阳试验')
    expect(await isPassword(row.password_hash, newcomer.password)).toBe(true)
    expect(row.must_change_password).toBe(true)
    await expect(addPerson(test.ctx, admin, newcomer)).rejects.toMatchObject({
      type: 'invalid',
      errors: [{ pointer: '/login' }],
    })
  })

  it('is found by name, login and telephone, not by others’ administrators once placed', async () => {
    const elsewhere: Officer = {
      personId: admin.personId,
      posts: [{ id: '', role: 'ADMINISTRATOR', unitCode: 'C-620921', regionCode: '620921' }],
    }
    const find = (q: string, who = admin) =>
      test.db.run(system, (sql) =>
        findPeople(sql, test.ctx.seal, who, { q, role: '', region: '', after: '', limit: 5 }),
      )
    for (const q of ['欧阳试', 'ouya', '10099999999'])
      expect(
        (await find(q)).rows.map((row) => row.id),
        q,
      ).toEqual([id])
    expect((await find('ouya', elsewhere)).rows).toHaveLength(1)
    await addPost(test.ctx, admin, { personId: id, ...gridPost })
    expect((await find('ouya', elsewhere)).rows).toHaveLength(0)
    expect((await find('ouya')).rows).toHaveLength(1)
  })

  it('holds a post that stands somewhere, once', async () => {
    const appoint = (change: object) =>
      addPost(test.ctx, admin, { personId: id, ...gridPost, ...change })
    await expect(appoint({})).rejects.toMatchObject({ errors: [{ pointer: '/role' }] })
    await expect(
      appoint({ unitCode: 'G-620902004002777', regionCode: '620902004002777' }),
    ).rejects.toMatchObject({ errors: [{ pointer: '/regionCode' }, { pointer: '/unitCode' }] })
    await expect(appoint({ regionCode: '620921' })).rejects.toMatchObject({ type: 'invalid' })
  })

  it('ends a post, which stays in the record', async () => {
    const actor = await officer('ouyang')
    expect(actor.posts).toHaveLength(1)
    const postId = actor.posts[0]?.id ?? ''
    expect(await endPost(test.ctx, admin, postId)).toBe(id)
    expect((await officer('ouyang')).posts).toHaveLength(0)
    const kept = await test.db.run(system, (sql) =>
      sql.query('select valid_to from posts where id = $1', [postId]),
    )
    expect(kept).toEqual([{ valid_to: test.clock.now() }])
    await expect(endPost(test.ctx, admin, postId)).rejects.toMatchObject({ type: 'not-found' })
  })

  it('loses sign-ins with a reset password and everything when deactivated', async () => {
    await addPost(test.ctx, admin, { personId: id, ...gridPost })
    const begin = () =>
      test.db.run(system, (sql) =>
        sql.query(
          `insert into sessions values (sha256(random()::text::bytea), $1, 'c', now(), now(), now() + interval '1 day')`,
          [id],
        ),
      )
    const sessions = () =>
      test.db.run(system, (sql) => sql.query('select from sessions where person_id = $1', [id]))
    await begin()
    await setPassword(test.ctx, admin, { personId: id, password: 'another password' })
    expect(await sessions()).toHaveLength(0)
    await begin()
    await deactivatePerson(test.ctx, admin, id)
    expect(await sessions()).toHaveLength(0)
    await expect(test.actor('ouyang')).rejects.toThrow()
    await expect(deactivatePerson(test.ctx, admin, id)).rejects.toMatchObject({ type: 'not-found' })
  })
})

describe('the keeper of the town', () => {
  it('appoints neither himself nor an auditor who administers', async () => {
    const county = { unitCode: 'C-620902', regionCode: '620902', fullTime: true }
    await expect(
      addPost(test.ctx, admin, { personId: admin.personId, role: 'LEADER', ...county }),
    ).rejects.toMatchObject({ type: 'not-permitted' })
    const auditor = await officer('shenji')
    await expect(
      addPost(test.ctx, admin, { personId: auditor.personId, role: 'ADMINISTRATOR', ...county }),
    ).rejects.toMatchObject({ type: 'not-permitted' })
  })

  it('does not rule over those above', async () => {
    const county: Officer = {
      personId: (await officer('fenpai-suzhou')).personId,
      posts: [{ id: '', role: 'ADMINISTRATOR', unitCode: 'C-620902', regionCode: '620902' }],
    }
    await expect(
      setPassword(test.ctx, county, { personId: admin.personId, password: 'taken over here' }),
    ).rejects.toMatchObject({ type: 'not-permitted' })
  })

  it('is never the last to go', async () => {
    await expect(deactivatePerson(test.ctx, admin, admin.personId)).rejects.toMatchObject({
      type: 'guard-failed',
    })
    const post = admin.posts.find(({ role }) => role === 'ADMINISTRATOR')
    await expect(endPost(test.ctx, admin, post?.id ?? '')).rejects.toMatchObject({
      type: 'guard-failed',
    })
  })
})
