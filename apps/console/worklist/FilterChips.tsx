import { useQuery } from '@tanstack/react-query'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { channels } from '#contract/channels.ts'
import { holdings } from '#contract/queues.ts'
import { caseStates } from '#contract/states.ts'
import { useRegionPath, useUnitsByCode } from '../forms/use-search.ts'
import { categoriesQuery } from '../queries.ts'
import { useText } from '../texts.ts'
import { type FilterField, filterFields, type ListFilter, switches, valuesOf } from './filters.ts'

/** What narrows the list, in words, each to be taken away by itself. The words looked for stand in their box. */
export function FilterChips(props: { filter: ListFilter; change: (next: ListFilter) => void }) {
  const t = useText()
  const words = useFilterWords(props.filter)
  const shown = filterFields.filter((field) => field !== 'q' && props.filter[field])
  if (shown.length === 0) return null
  return (
    <ul className="chips no-print" aria-label={t('filter.active')}>
      {shown.map((field) => (
        <li key={field} className="chip">
          <span>{words(field)}</span>
          <button
            type="button"
            aria-label={t('filter.drop', { what: words(field) })}
            onClick={() => props.change({ [field]: '' })}
          >
            <Icon name="cross" />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A filter in words, for chips, prints and exports. */
export function useFilterWords(filter: ListFilter): (field: FilterField) => string {
  const t = useText()
  const language = useLanguage()
  const categories = useQuery({ ...categoriesQuery, enabled: Boolean(filter.category) })
  const region = useRegionPath(filter.region).at(-1)
  const units = useUnitsByCode(valuesOf(filter.unit))
  const named = (names: object, value: string | undefined) =>
    valuesOf(value)
      .map(
        (code) => (names as Record<string, { zh: string; en: string }>)[code]?.[language] ?? code,
      )
      .join('、')
  return (field) => {
    const value = filter[field] ?? ''
    if ((switches as readonly string[]).includes(field))
      return t(`filter.${field as (typeof switches)[number]}`)
    switch (field) {
      case 'holding':
        return named(holdings, value)
      case 'state':
        return named(caseStates, value)
      case 'channel':
        return named(channels, value)
      case 'category':
        return valuesOf(value)
          .map(
            (code) =>
              inLanguage(categories.data?.find((one) => one.code === code)?.name, language) || code,
          )
          .join('、')
      case 'region':
        return inLanguage(region?.name, language) || value
      case 'unit':
        return units.map((unit) => inLanguage(unit.name, language)).join('、') || value
      case 'from':
        return t('filter.since', { day: value })
      case 'to':
        return t('filter.until', { day: value })
      case 'area':
        return t('filter.area')
      case 'takenBy':
        return t('filter.takenBy')
      default:
        return value
    }
  }
}
