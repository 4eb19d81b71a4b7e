/**
 * What a standard text may leave open: a closed registry, each with its word in both languages and
 * what stands there in the end. None of them gives anything about a person: a text may lie open on a
 * telephone, and what is told to one is often read by others.
 */
export const placeholders = {
  caseCode: { zh: '案件码', en: 'case code', gives: 'the twelve digits of the case' },
  category: { zh: '事项类别', en: 'category', gives: 'name of the category leaf' },
  place: { zh: '地点', en: 'place', gives: 'township or subdistrict, no nearer' },
  unit: { zh: '承办单位', en: 'unit', gives: 'name of the lead unit' },
  centre: { zh: '受理中心', en: 'centre', gives: 'name of the centre that holds the case' },
  due: { zh: '办理期限', en: 'due time', gives: 'when the finish clock ends' },
  received: { zh: '收到日期', en: 'date received', gives: 'day on which the case came in' },
  today: { zh: '今天日期', en: 'date today', gives: 'day on which the text is filled' },
  result: { zh: '结果', en: 'result', gives: 'solved, partly solved or explained' },
  ground: { zh: '口径', en: 'ground', gives: 'standard ground of a refusal or referral' },
  route: { zh: '办理途径', en: 'route', gives: 'where to go instead' },
  hotline: { zh: '咨询电话', en: 'number to ring', gives: 'telephone of that route' },
  review: { zh: '复查日期', en: 'review date', gives: 'when a hold is looked at again' },
  joined: {
    zh: '并入案件码',
    en: 'joined case code',
    gives: 'code of the case it was merged into',
  },
  page: { zh: '查询网址', en: 'progress page', gives: 'address at which progress is shown' },
} as const satisfies Record<string, { zh: string; en: string; gives: string }>

export type Placeholder = keyof typeof placeholders

export const placeholderNames = Object.keys(placeholders) as Placeholder[]

const byWord: ReadonlyMap<string, Placeholder> = new Map(
  placeholderNames.flatMap((name) => [
    [placeholders[name].zh, name] as const,
    [placeholders[name].en, name] as const,
  ]),
)

/** The placeholder of a word in either language, as it stands between braces. */
export function placeholderOf(word: string): Placeholder | undefined {
  return byWord.get(word.trim().toLowerCase())
}

/** Words that would ask for a person: refused by name, so that the writer learns why. */
const personal = new Set(
  [
    '姓名 名字 诉求人 反映人 投诉人 联系人 当事人 电话 手机 手机号 电话号码 联系电话 住址 地址 家庭住址 身份证 身份证号 邮箱',
    'name reporter person phone telephone mobile address email id',
  ].flatMap((words) => words.split(' ')),
)

export function isPersonal(word: string): boolean {
  return personal.has(word.trim().toLowerCase())
}

/** All of them as they are written: {案件码} {承办单位} … */
export function writtenList(language: 'zh' | 'en'): string {
  return placeholderNames.map((name) => `{${placeholders[name][language]}}`).join(' ')
}
