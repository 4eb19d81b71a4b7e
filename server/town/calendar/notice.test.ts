import { describe, expect, it } from 'vitest'
import { addLimit, isWorkingDay } from './due.ts'
import { parseNotice, yearOfNotice } from './notice.ts'
import { readSeedYears } from './seed.ts'
import { joinYears } from './year.ts'

// The facts of the notices in their form; the wording around them is our own.
const notice2025 = `关于2025年部分节假日安排的通知
各地区、各部门：
现将2025年元旦、春节、清明节、劳动节、端午节、国庆节和中秋节放假安排通知如下。
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
节假日期间，请妥善安排值班。
2024年11月12日`

const notice2026 = `关于2026年部分节假日安排的通知
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，
共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。

                                国务院办公厅
                              2025年11月4日
（此件公开发布）`

// Made up for the test: what 2027 will bring is not known here.
const madeUp2027 = `关于2027年节假日安排的通知（测试用，非真实通知）
一、元旦：2026年12月31日(星期四)至2027年1月2日(星期六)放假调休，共3天；2027年1月3日(星期日)上班。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）补班上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日（周六）至5日（周三）放假调休，共5天。
五、端午节：6月9日（周三）放假1天。
六、中秋节：9月15日（周三）放假1天。
七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。10月9日（周六），10日（周日）上班。`

const facts = (year: number) => {
  const days = readSeedYears().find((seed) => seed.year === year)?.days ?? []
  const dates = (kind: string) => days.filter((day) => day.kind === kind).map(({ date }) => date)
  return { off: dates('off'), work: dates('work') }
}
const dates = (days: { date: string }[]) => days.map(({ date }) => date)
const faultsOf = (text: string, year?: number) =>
  parseNotice(text, year)
    .faults.filter(({ severity }) => severity === 'error')
    .map(({ code, line }) => `${line} ${code}`)
const item = (words: string) => `2027年节假日安排\n${words}`

describe('the words of a notice', () => {
  it.each([
    [2025, notice2025],
    [2026, notice2026],
  ])('%i gives the days of the seed', (year, text) => {
    const notice = parseNotice(text)
    expect(notice.faults).toEqual([])
    expect(notice.year).toBe(year)
    expect({ off: dates(notice.off), work: dates(notice.work) }).toEqual(facts(year))
  })

  it('reads all items on one line, and plain brackets', () => {
    const [title = '', ...rest] = notice2026.split('\n').slice(0, 9)
    const items = rest.join('').replaceAll('（', '(').replaceAll('）', ')')
    expect(parseNotice(`${title}\n${items}`)).toMatchObject({
      off: parseNotice(notice2026).off,
      work: parseNotice(notice2026).work,
      faults: [],
    })
    // A title run into the first item hides it: that is said, not passed over.
    expect(faultsOf(title + items)).toEqual(['1 UNREADABLE'])
  })

  it('opens a new year, its December before included', () => {
    const notice = parseNotice(madeUp2027)
    expect(notice.faults).toEqual([])
    expect(notice.off.length).toBe(3 + 7 + 1 + 5 + 1 + 1 + 7)
    expect(dates(notice.work)).toEqual([
      '2027-01-03',
      '2027-01-31',
      '2027-02-20',
      '2027-10-09',
      '2027-10-10',
    ])
    const year = yearOfNotice(notice, '测试通知')
    if (!year) throw new Error('refused')
    const cal = joinYears([...readSeedYears(), year], 'with 2027')
    expect(isWorkingDay(cal, '2026-12-31')).toBe(false)
    const due = addLimit(cal, new Date('2026-12-30T17:00:00+08:00'), { amount: 2, unit: 'WD' })
    expect(due).toEqual(new Date('2027-01-04T18:00:00+08:00'))
  })

  it.each([
    [
      'a count that does not agree',
      '一、元旦：1月1日（周五）至3日（周日）放假，共4天。',
      ['2 COUNT'],
    ],
    ['an own count that does not agree', '一、元旦：1月1日放假2天。', ['2 COUNT']],
    ['a weekday of another date', '一、元旦：1月1日（周四）放假1天。', ['2 WEEKDAY']],
    ['a make-up day in the week', '一、元旦：1月1日放假。1月6日（周三）上班。', ['2 MAKE_UP']],
    ['no such date', '一、元旦：2月30日放假。', ['2 BAD_DATE']],
    ['a range backwards', '一、元旦：1月3日至1日放假。', ['2 BACKWARDS']],
    ['a range too long', '一、元旦：1月1日至10月3日放假。', ['2 UNREADABLE']],
    ['the same day off and worked', '一、元旦：1月1日至3日放假。1月2日（周六）上班。', ['2 TWICE']],
    ['dates with no verb', '一、元旦：1月1日（周五）。', ['2 UNREADABLE']],
    ['a verb with no dates', '一、元旦：放假调休。', ['2 UNREADABLE']],
    ['an item with nothing', '一、元旦：\n二、春节：2月5日放假。', ['2 UNREADABLE']],
    ['an item without a number', '元旦：1月1日放假。', ['2 UNREADABLE']],
    ['another year', '一、元旦：2029年1月1日放假。', ['2 OTHER_YEAR']],
    ['a date without a month', '一、元旦：1日放假。', ['2 BAD_DATE']],
  ])('names %s', (_name, words, expected) => {
    expect(faultsOf(item(words))).toEqual(expected)
    expect(yearOfNotice(parseNotice(item(words)), 't')).toBeUndefined()
  })

  it('names every fault of a text, each at its line', () => {
    const wrong = notice2026
      .replace('共3天。1月4日（周日）', '共2天。1月4日（周一）')
      .replace('5月9日（周六）', '5月8日（周五）')
    expect(faultsOf(wrong)).toEqual(['2 COUNT', '2 WEEKDAY', '6 MAKE_UP'])
  })

  it('takes an item whose colon was forgotten', () => {
    expect(faultsOf(item('一、元旦1月1日放假。\n二、春节 2月5日放假。'))).toEqual([])
    expect(parseNotice(item('一、元旦1月1日放假。\n二、春节 2月5日放假。')).off).toEqual([
      { date: '2027-01-01', name: '元旦' },
      { date: '2027-02-05', name: '春节' },
    ])
  })

  it('wants a year, from the text or beside it', () => {
    expect(faultsOf('一、元旦：1月1日放假。')).toEqual(['0 NO_YEAR'])
    expect(faultsOf('一、元旦：1月1日放假。', 2027)).toEqual([])
    expect(faultsOf(notice2026, 2027)).toEqual(['1 OTHER_YEAR'])
    expect(faultsOf('2027年节假日安排')).toEqual(['0 NOTHING'])
  })

  it('only warns when a holiday is not mentioned', () => {
    const notice = parseNotice(notice2026.replace(/五、端午节.*\n/, ''))
    expect(notice.faults).toMatchObject([{ code: 'MISSING', severity: 'warning', line: 0 }])
    expect(notice.faults[0]?.zh).toContain('端午')
    expect(yearOfNotice(notice, 't')?.year).toBe(2026)
  })
})

describe('rows and JSON', () => {
  const seed2026 = readSeedYears().find(({ year }) => year === 2026)
  const rows = (seed2026?.days ?? []).map(({ date, kind, name }) => `${date},${kind},${name}`)

  it.each([
    ['rows with a heading', ['date,kind,name', ...rows].join('\r\n')],
    ['rows without, and a byte order mark', `\uFEFF${rows.join('\n')}\n`],
    ['a list', JSON.stringify(seed2026?.days)],
    ['a seed file', JSON.stringify(seed2026)],
  ])('%s give the same year', (_name, text) => {
    const notice = parseNotice(text)
    expect(notice.faults).toEqual([])
    expect(yearOfNotice(notice, 'chinese-days 1.5.7')).toEqual(seed2026)
  })

  it('names every fault with its line', () => {
    const text = [
      'date,kind,name',
      '2027-01-01,off,元旦',
      '2027-02-30,off,春节',
      '2027-01-04,work,元旦',
      '',
      '2027-01-01,off,元旦',
      '2027-01-09,maybe,元旦',
      '2029-01-01,off,元旦',
    ].join('\n')
    expect(faultsOf(text)).toEqual([
      '3 BAD_DATE',
      '4 MAKE_UP',
      '6 TWICE',
      '7 UNREADABLE',
      '8 OTHER_YEAR',
    ])
    expect(faultsOf('{"days": 1}')).toEqual(['0 UNREADABLE'])
    expect(faultsOf('[{"date": "2027-01-01"')).toEqual(['0 UNREADABLE'])
    expect(faultsOf('[]')).toEqual(['0 NO_YEAR'])
  })
})
