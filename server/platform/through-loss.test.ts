import { pino } from 'pino'
import { expect, it } from 'vitest'
import { throughLoss } from './through-loss.ts'

const log = pino({ level: 'silent' })
const lost = Object.assign(new Error('terminating connection'), { code: '57P01' })

function failing(times: number, error: Error) {
  let tries = 0
  return async () => {
    tries += 1
    if (tries <= times) throw error
    return tries
  }
}

it('tries again while the database is away', async () => {
  expect(await throughLoss(failing(2, lost), { log })).toBe(3)
})

it('throws any other failure at once, and the loss when the time is up', async () => {
  await expect(throughLoss(failing(1, new Error('wrong')), { log })).rejects.toThrow('wrong')
  await expect(throughLoss(failing(9, lost), { log, patienceMs: -1 })).rejects.toBe(lost)
})

it('gives up when told to', async () => {
  const telling = new AbortController()
  const trying = throughLoss(failing(99, lost), { log, signal: telling.signal })
  telling.abort()
  await expect(trying).rejects.toMatchObject({ name: 'AbortError' })
})
