import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { system } from '#server/platform/db.ts'
import { openTestDatabase, type TestDatabase } from '#test/database.ts'
import { keepTown } from './keep.ts'
import { TownIncomplete } from './load.ts'
import * as store from './store.ts'
import type { Town } from './town.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.drop())

const by = { at: new Date('2026-03-11T00:00:00Z'), personId: null, reason: null }
const data = { code: 'TST', name: { zh: '试', en: 'Test' } }

describe('the keeper of the town', () => {
  it('does not take the town before an edit for the one after it', async () => {
    let commit = (): void => undefined
    const held = new Promise<void>((resolve) => {
      commit = resolve
    })
    let raised = (): void => undefined
    const revisionMoved = new Promise<void>((resolve) => {
      raised = resolve
    })
    // A sequence moves for everyone before its transaction commits.
    const edit = test.db.transaction(system, async (tx) => {
      await store.lockTown(tx)
      await store.raiseRevision(tx)
      raised()
      await held
      await store.openItems(tx, 'department', [{ code: 'TST', version: 1, data }], by)
    })
    await revisionMoved
    const refreshed = test.town.refresh()
    // Long enough for the look to have passed, had it not to wait for the edit.
    const early = await Promise.race([
      refreshed,
      new Promise((resolve) => setTimeout(resolve, 300, 'waits')),
    ])
    expect(early).toBe('waits')
    commit()
    await edit
    expect(await refreshed).toBe(true)
    expect(test.ctx.town().departments.map(({ code }) => code)).toContain('TST')
  })

  it('follows edits of other processes by itself, and tells who asked', async () => {
    const other = await keepTown({ db: test.db, log: pino({ level: 'silent' }) }, 20)
    const told: Town[] = []
    const change = new Promise<void>((resolve) => {
      other.onChange((town) => {
        told.push(town)
        resolve()
      })
    })
    await test.db.transaction(system, async (tx) => {
      await store.lockTown(tx)
      await store.closeItems(tx, 'department', ['TST'], by.at)
      await store.raiseRevision(tx)
    })
    await change
    expect(told).toEqual([other.town()])
    expect(other.town().departments.map(({ code }) => code)).not.toContain('TST')
    await other.stop()
  })

  it('keeps the town it has while what is stored makes no town', async () => {
    const before = test.town.town()
    await test.db.transaction(system, async (tx) => {
      await tx.query(
        "update town_items set valid_to = now() where kind = 'limit' and valid_to is null",
      )
      await store.raiseRevision(tx)
    })
    await expect(test.town.refresh()).rejects.toBeInstanceOf(TownIncomplete)
    expect(test.town.town()).toBe(before)
  })
})
