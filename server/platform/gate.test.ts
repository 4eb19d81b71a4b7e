import { expect, it } from 'vitest'
import { atMost } from './gate.ts'

it('lets two in at a time, in their order, and goes on after a failure', async () => {
  const gate = atMost(2)
  const begun: number[] = []
  let inside = 0
  let most = 0
  const work = (number: number) => async () => {
    begun.push(number)
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
    if (number === 1) throw new Error('failed')
    return number
  }
  const answers = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => gate(work(number))))
  expect(answers.map(({ status }) => status === 'fulfilled')).toEqual([
    true,
    false,
    true,
    true,
    true,
  ])
  expect(begun).toEqual([0, 1, 2, 3, 4])
  expect(most).toBe(2)
  expect(await gate(work(5))).toBe(5)
})
