import { useQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { ItemVersion } from '#contract/api.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import { type UnitKind, unitKinds } from '#contract/town.ts'
import type { Choice } from '../forms/SchemaForm.tsx'
import type { NameOf } from '../forms/value-words.ts'
import { itemName } from './item-schemas.ts'

/** Kinds of unit that the directory may name in place of a department. */
const kinds = [
  'CENTRE',
  'TOWNSHIP',
  'VILLAGE',
  'GRID',
  'STATION',
  'COURT',
] as const satisfies UnitKind[]

/** Departments by name for the entries of categories and directory rules that hold their codes. */
export function useDepartmentChoices(kind: ItemKind): Record<string, readonly Choice[]> {
  const language = useLanguage()
  const departments = useQuery({
    queryKey: ['pages', '/admin/items/department', 'choices'],
    enabled: kind === 'category' || kind === 'directory',
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) =>
      api.get<{ items: ItemVersion[] }>('/admin/items/department', { limit: 200 }, signal),
  })
  if (!departments.data) return {}
  const choices = [
    ...departments.data.items.map(({ code, data }) => ({
      value: code,
      label: itemName(data, language) || code,
    })),
    ...kinds.map((name) => ({ value: name, label: unitKinds[name][language] })),
  ]
  return {
    leadDepartment: choices,
    coDepartments: choices,
    lead: choices,
    co: choices,
    advice: choices,
  }
}

/** Names of the codes among the choices of a form. */
export function nameIn(choices: Readonly<Record<string, readonly Choice[]>>): NameOf {
  const names = new Map(
    Object.values(choices).flatMap((all) => all.map(({ value, label }) => [value, label] as const)),
  )
  return (code) => names.get(code)
}
