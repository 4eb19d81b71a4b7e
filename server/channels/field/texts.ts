import type { FieldSectionRule } from '#server/field/section.ts'

/** Standard texts in force; the phone chooses by use, state and category as the console does. */
export const textsSection: FieldSectionRule = {
  name: 'texts',
  etag: (ctx) => `${ctx.town().revision}`,
  read: (ctx) => ctx.town().texts.flatMap(({ data }) => (data.active ? [data] : [])),
}
