import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { StaffRole } from '#contract/roles.ts'
import type { HallView } from '#contract/rooms.ts'
import { useSession } from '../session.ts'
import { useText } from '../texts.ts'
import { hallsQuery } from './use-bookings.ts'

/**
 * The halls of the posts that count here, the widest place first; my own centre's is the one shown
 * unless the address names another.
 */
export function useHalls(roles: readonly StaffRole[], chosen: string | undefined) {
  const posts = useSession().posts.filter(({ role }) => roles.includes(role))
  const [widest] = posts.toSorted((a, b) => a.region.code.length - b.region.code.length)
  const halls = useQuery({
    ...hallsQuery(widest?.region.code ?? ''),
    enabled: widest !== undefined,
  })
  const own = posts.map(({ unit }) => unit.code)
  const hall =
    halls.data?.find(({ code }) => code === chosen) ??
    halls.data?.find(({ centre }) => own.includes(centre)) ??
    halls.data?.[0]
  return { halls, hall }
}

export function HallPicker(props: {
  halls: readonly HallView[]
  value: string
  onChange: (code: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      className="hall-picker"
      aria-label={t('rooms.hall')}
      value={props.value}
      onChange={props.onChange}
      options={props.halls.map(({ code, name }) => ({
        value: code,
        label: inLanguage(name, language),
      }))}
    />
  )
}
