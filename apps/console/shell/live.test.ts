import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { noteChanges } from './live.ts'

function clientWith(...keys: string[][]) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: 5_000 } } })
  for (const key of keys) client.setQueryData(key, 'as it was')
  const behind = (key: string[]) => client.getQueryState(key)?.isInvalidated
  return { client, behind }
}

test('a change marks its case, the badges and the lists that nobody looks at', () => {
  const [one, other, badges, list] = [['case', '1'], ['case', '2'], ['worklists'], ['cases', 'ALL']]
  const { client, behind } = clientWith(one, other, badges, list)
  noteChanges(client, new Set(['1']))
  expect([one, other, badges, list].map(behind)).toEqual([true, false, true, true])
})

test('a list on screen decides itself, so that rows do not jump under the eyes', () => {
  const list = ['cases', 'ALL']
  const { client, behind } = clientWith(list)
  const stop = new QueryObserver(client, { queryKey: list, enabled: true }).subscribe(() => {})
  noteChanges(client, new Set(['1']))
  expect(behind(list)).toBe(false)
  stop()
})

test('after a cut every case is behind', () => {
  const { client, behind } = clientWith(['case', '1'], ['case', '2'])
  noteChanges(client)
  expect([behind(['case', '1']), behind(['case', '2'])]).toEqual([true, true])
})
