import { describe, expect, it } from 'vitest'
import { mostUsedFirst } from './recent-categories.ts'
import { draftFaults, reportOf } from './report-draft.ts'

describe('a report', () => {
  it('keeps the words exactly and leaves out what was not filled in', () => {
    const draft = {
      words: ' 原话 \n',
      title: '',
      urgent: false,
      name: ' 王 ',
      phone: '',
      attachmentIds: [],
    }
    expect(reportOf(draft, 'key')).toEqual({
      clientKey: 'key',
      words: ' 原话 \n',
      reporter: { name: '王' },
    })
  })

  it('takes a mailbox as a Chinese keyboard gives it', () => {
    const draft = { words: '有事', email: ' wang＠example.cn ' }
    expect(draftFaults(draft).size).toBe(0)
    expect(reportOf(draft, 'key').reporter).toEqual({ email: 'wang@example.cn' })
  })

  it('names no reporter where nothing is known', () => {
    expect(reportOf({ words: '有事', name: ' ' }, 'key')).not.toHaveProperty('reporter')
  })

  it('needs words, and a telephone that can be one', () => {
    expect([...draftFaults({ words: ' ', phone: '没有', email: 'a@b, c@d.cn' })]).toEqual([
      'words',
      'phone',
      'email',
    ])
    expect(draftFaults({ words: '有事', phone: '138 9370 0123' }).size).toBe(0)
  })
})

describe('on-site categories', () => {
  it('come most used first, else in their own order', () => {
    const codes = ['0201', '0401', '0502'].map((code) => ({ code }))
    expect(mostUsedFirst(codes, { '0502': 3, '0401': 1 }).map(({ code }) => code)).toEqual([
      '0502',
      '0401',
      '0201',
    ])
  })
})
