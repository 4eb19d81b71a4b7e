import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { beginningOf, isPostgresOf, postgresOf, within } from './processes.ts'

test('a process has one beginning while it lives, another process another one', async () => {
  const mine = beginningOf(process.pid)
  expect(mine).toBeTruthy()
  expect(beginningOf(process.pid)).toBe(mine)
  const child = spawn('sleep', ['30'])
  expect(beginningOf(child.pid ?? 0)).not.toBe(mine)
  child.kill('SIGKILL')
  await once(child, 'exit')
  expect(beginningOf(child.pid ?? 0)).toBeUndefined()
})

test.runIf(process.platform === 'linux')('a zombie is dead', async () => {
  // The shell becomes a sleep that never reaps the child it started before.
  const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 30'])
  const [chunk] = (await once(parent.stdout, 'data')) as [Buffer]
  const zombie = Number(chunk.toString())
  expect(await within(3_000, () => beginningOf(zombie) === undefined)).toBe(true)
  expect(() => process.kill(zombie, 0)).not.toThrow()
  parent.kill('SIGKILL')
})

test('what merely stands in the folder is no server', async () => {
  const child = spawn('sleep', ['30'], { cwd: '/' })
  expect(isPostgresOf(child.pid ?? 0, '/')).toBe(false)
  expect(postgresOf('/')).not.toContain(child.pid)
  child.kill('SIGKILL')
})
