import { pinyin } from 'pinyin-pro'
import type { CategoriesSection } from '#contract/field.ts'
import type { FieldSectionRule } from '#server/field/section.ts'
import type { Town } from '#server/town/town.ts'

/** Every leaf with the ways by which a thumb finds it; pinyin is made here, so that phones need not. */
export const categoriesSection: FieldSectionRule = {
  name: 'categories',
  etag: (ctx) => `${ctx.town().revision}`,
  read: (ctx) => leavesOf(ctx.town()),
}

const made = new WeakMap<Town, CategoriesSection>()

function leavesOf(town: Town): CategoriesSection {
  const known = made.get(town)
  if (known) return known
  const leaves = town.categories
    .filter(({ code }) => code.length === 4)
    .map(({ code, name, onSite, evidence, emergency }) => ({
      code,
      name,
      branch: town.category(code.slice(0, 2))?.data.name ?? name,
      pinyin: pinyin(name.zh, { toneType: 'none', type: 'array' }).join(''),
      initials: pinyin(name.zh, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
      onSite,
      evidence: evidence.startsWith('PHOTO'),
      ...(emergency ? { emergency } : {}),
      ...formOf(town, code),
    }))
  made.set(town, leaves)
  return leaves
}

/** With its version, under which the answers will be sent however late. */
function formOf(town: Town, code: string): Pick<CategoriesSection[number], 'form'> {
  const form = town.form(code)
  return form ? { form: { version: form.version, ...form.data } } : {}
}
