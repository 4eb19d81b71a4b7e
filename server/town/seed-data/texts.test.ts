import { expect, it } from 'vitest'
import { ownFaults, referencesOf } from '../rules.ts'
import { faultsOf } from '../schemas.ts'
import { loadReferenceSeeds } from './load.ts'

const { texts, categories } = loadReferenceSeeds()

it.each(texts.map((text) => [text.code, text] as const))(
  'the text %s could be saved',
  (code, text) => {
    expect(faultsOf('text', text)).toEqual([])
    expect(ownFaults('text', code, text)).toEqual([])
    for (const { code: named } of referencesOf('text', text))
      expect(categories.map((category) => category.code)).toContain(named)
  },
)

it('a text that names a person, or a state its use never meets, is refused at the place', () => {
  const [first] = texts
  if (!first) throw new Error('no texts')
  const wrong = {
    ...first,
    use: 'hold.plan',
    states: ['CLOSED' as const],
    body: { zh: '{姓名}您好', en: 'Dear {case code}' },
  }
  expect(ownFaults('text', first.code, wrong).map(({ pointer }) => pointer)).toEqual([
    '/body/zh',
    '/states/0',
  ])
})
