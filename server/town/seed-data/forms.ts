import { demands, type Question, type QuestionForm, questionKinds } from '#contract/questions.ts'
import type { Category } from '#contract/town.ts'
import { RowReader } from './row-reader.ts'
import { readTable, type SeedResult } from './table.ts'

const columns =
  'form key kind zh en hintZh hintEn choices measureZh measureEn required onlyIf'.split(' ')
const kinds = Object.keys(questionKinds) as [Question['kind'], ...Question['kind'][]]
const required = Object.keys(demands) as [Question['required'], ...Question['required'][]]

/** forms.csv: a question a row; a form bears the name of its category. */
export function parseForms(
  text: string,
  categories: readonly Category[],
): SeedResult<QuestionForm> {
  const table = readTable('forms.csv', text, columns)
  const result: SeedResult<QuestionForm> = { items: [], faults: [...table.faults] }
  const forms = new Map<string, Question[]>()
  for (const row of table.rows) {
    const reader = new RowReader('forms.csv', row)
    const code = reader.oneOf('form', categories.map((each) => each.code) as [string, ...string[]])
    forms.set(code, [...(forms.get(code) ?? []), questionIn(reader)])
    result.faults.push(...reader.faults)
  }
  for (const [code, questions] of forms) {
    const name = categories.find((each) => each.code === code)?.name
    if (name) result.items.push({ code, name, questions })
  }
  return result
}

function questionIn(row: RowReader): Question {
  const choices = choicesIn(row)
  const onlyIf = conditionIn(row)
  const pair = (zh: string, en: string) => ({ zh: row.word(zh), en: row.word(en) })
  return {
    key: row.matching('key', /^[a-z][A-Za-z0-9]{0,31}$/),
    kind: row.oneOf('kind', kinds),
    label: pair('zh', 'en'),
    ...(row.text('hintZh') ? { hint: pair('hintZh', 'hintEn') } : {}),
    ...(choices.length > 0 ? { choices } : {}),
    ...(row.text('measureZh') ? { measure: pair('measureZh', 'measureEn') } : {}),
    required: row.oneOf('required', required),
    ...(onlyIf ? { onlyIf } : {}),
  }
}

/** CODE 中文 / English | CODE 中文 / English */
function choicesIn(row: RowReader): NonNullable<Question['choices']> {
  const cells = row.text('choices').split('|').filter(Boolean)
  return cells.flatMap((cell) => {
    const [, code, zh, en] = /^\s*([A-Z][A-Z0-9_]*) (.+?) \/ (.+?)\s*$/.exec(cell) ?? []
    if (code && zh && en) return [{ code, name: { zh, en } }]
    row.fault(`choices "${cell}" is not CODE 中文 / English`)
    return []
  })
}

/** key=CODE */
function conditionIn(row: RowReader): Question['onlyIf'] {
  const [key, is] = row.text('onlyIf').split('=')
  return key && is ? { key, is } : undefined
}
