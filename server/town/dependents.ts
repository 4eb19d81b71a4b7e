import type { Bilingual } from '#contract/common.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import type { Sql } from '#server/platform/db.ts'

/** What still stands on a document, in words, with one example. */
type Question = { zh: string; en: string; sql: string }

const items = (kind: ItemKind, where: string) =>
  `select code from town_items where kind = '${kind}' and valid_to is null and ${where} limit 1`

const noneInForce = (kind: ItemKind, where: string) =>
  `select $1::text as code where not exists (${items(kind, where)})`

const routesOfPlace: Question = {
  zh: '巡查路线',
  en: 'patrol routes',
  sql: items('patrolRoute', `data ->> 'regionCode' = $1`),
}

/** Each query has the code as $1 and gives a row with an example when something depends on it. */
const questions: Record<ItemKind, readonly Question[]> = {
  region: [
    { zh: '下级区划', en: 'regions below', sql: items('region', 'code ^@ $1 and code <> $1') },
    { zh: '网格', en: 'grids', sql: items('grid', 'code ^@ $1') },
    { zh: '单位', en: 'units', sql: items('unit', `data ->> 'regionCode' = $1`) },
    { zh: '岗位', en: 'posts', sql: heldPosts('region_code = $1') },
    routesOfPlace,
    {
      zh: '派单规则',
      en: 'directory rules',
      sql: items('directory', `data ->> 'regionPrefix' = $1`),
    },
  ],
  grid: [
    { zh: '岗位', en: 'posts', sql: heldPosts('region_code = $1') },
    routesOfPlace,
    {
      zh: '派单规则',
      en: 'directory rules',
      sql: items('directory', `data ->> 'regionPrefix' = $1`),
    },
  ],
  unit: [
    { zh: '岗位', en: 'posts', sql: heldPosts('unit_code = $1') },
    { zh: '下属单位', en: 'units below', sql: items('unit', `data ->> 'parent' = $1`) },
    { zh: '大厅', en: 'halls', sql: items('hall', `data ->> 'centre' = $1`) },
  ],
  hall: [
    { zh: '取号事项', en: 'ticket kinds', sql: items('ticketKind', `data ->> 'hallCode' = $1`) },
  ],
  ticketKind: [],
  patrolRoute: [],
  visitForm: [],
  department: [
    {
      zh: '事项类别',
      en: 'categories',
      sql: items('category', `(data ->> 'leadDepartment' = $1 or data -> 'coDepartments' ? $1)`),
    },
    {
      zh: '派单规则',
      en: 'directory rules',
      sql: items('directory', `(data ->> 'lead' = $1 or data -> 'co' ? $1)`),
    },
    {
      zh: '部门单位',
      en: 'units',
      sql: items('unit', `data ->> 'kind' = 'DEPARTMENT' and code like '%-' || $1`),
    },
  ],
  form: [],
  category: [
    { zh: '要素表', en: 'question forms', sql: items('form', 'code = $1') },
    { zh: '下级类别', en: 'leaves', sql: items('category', 'code ^@ $1 and code <> $1') },
    {
      zh: '派单规则',
      en: 'directory rules',
      sql: items('directory', `data ->> 'categoryPrefix' = $1`),
    },
  ],
  directory: [
    {
      zh: '须保留一条兜底规则',
      en: 'one rule must hold for every matter everywhere',
      sql: noneInForce(
        'directory',
        `code <> $1 and data ->> 'categoryPrefix' = '' and data ->> 'regionPrefix' = '' and not data ? 'urgency'`,
      ),
    },
  ],
  limit: [
    {
      zh: '每类时限只能修改',
      en: 'limits of a class are changed, not ended',
      sql: 'select $1 as code',
    },
  ],
  step: [
    {
      zh: '环节时限只能修改',
      en: 'limits of a step are changed, not ended',
      sql: 'select $1 as code',
    },
  ],
  refusal: [],
  text: [],
  calendar: [
    {
      zh: '只能撤销最末一年',
      en: 'only the last year may be taken back',
      sql: items('calendar', 'code > $1'),
    },
  ],
}

function heldPosts(where: string): string {
  return `select id::text as code from posts where valid_to is null and ${where} limit 1`
}

/** Empty when the document may end. */
export async function dependentsOf(
  sql: Sql,
  kind: ItemKind,
  code: string,
): Promise<(Bilingual & { example: string })[]> {
  const found: (Bilingual & { example: string })[] = []
  for (const question of questions[kind]) {
    const rows = await sql.query<{ code: string }>(question.sql, [code])
    const example = rows[0]?.code
    if (example !== undefined) found.push({ zh: question.zh, en: question.en, example })
  }
  return found
}
