import { describe, expect, it } from 'vitest'
import { loadReferenceSeeds } from '#server/town/seed-data/load.ts'
import { noticeTemplateNames } from './notices.ts'
import { matching } from './text-match.ts'
import { type StandardText, statesOfUse, textUses } from './texts.ts'

const text = (code: string, more: Partial<StandardText> = {}) => ({
  data: {
    code,
    name: { zh: code, en: code },
    use: 'resolve.reply',
    categoryPrefix: '',
    body: { zh: code, en: code },
    active: true,
    ...more,
  },
})
const asked = { use: 'resolve.reply', state: 'IN_PROGRESS', categoryCode: '0407' } as const
const order = (texts: ReturnType<typeof text>[], of: Parameters<typeof matching>[1] = asked) =>
  matching(texts, of).map(({ data }) => data.code)

describe('the texts for an entry', () => {
  it('come leaf, class, any; for the state before for every state; then by code', () => {
    const texts = [
      text('ANY_B'),
      text('ANY_A'),
      text('CLASS', { categoryPrefix: '04' }),
      text('CLASS_STATE', { categoryPrefix: '04', states: ['IN_PROGRESS'] }),
      text('LEAF', { categoryPrefix: '0407' }),
      text('ANY_STATE', { states: ['IN_PROGRESS'] }),
    ]
    expect(order(texts)).toEqual(['LEAF', 'CLASS_STATE', 'CLASS', 'ANY_STATE', 'ANY_A', 'ANY_B'])
  })

  it('leave out other categories, states and uses, and what is offered no longer', () => {
    const texts = [
      text('OTHER_LEAF', { categoryPrefix: '0406' }),
      text('OTHER_STATE', { states: ['ON_HOLD'] }),
      text('OTHER_USE', { use: 'hold.plan' }),
      text('OLD', { active: false }),
      text('NO_STATES', { states: [] }),
    ]
    expect(order(texts)).toEqual(['NO_STATES'])
    expect(
      order([text('LEAF', { categoryPrefix: '04' })], { ...asked, categoryCode: null }),
    ).toEqual([])
  })
})

describe('the uses', () => {
  it('are the long entries that staff write, and every notice', () => {
    for (const use of ['resolve.reply', 'reject.reason', 'hold.plan', 'notice.accepted'])
      expect(textUses).toContain(use)
    for (const use of ['answer.ownWords', 'supplement.words', 'resolve.cause', 'withdraw.reason'])
      expect(textUses).not.toContain(use)
    expect(statesOfUse('hold.plan')).toEqual(['IN_PROGRESS'])
    expect(statesOfUse('notice.closed')).toContain('CLOSED')
  })

  it('have seeds: every notice, and 30 to 40 for commands', () => {
    const { texts } = loadReferenceSeeds()
    const used = texts.map(({ use }) => use)
    for (const template of noticeTemplateNames) expect(used).toContain(`notice.${template}`)
    const forCommands = used.filter((use) => !use.startsWith('notice.'))
    expect(forCommands.length).toBeGreaterThanOrEqual(30)
  })
})
