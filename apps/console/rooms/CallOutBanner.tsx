import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { shortTimeOf } from '#apps/kit/time.ts'
import { useText } from '../texts.ts'
import { callOutsQuery } from './use-call-outs.ts'

/** On every page of the called unit, until it has answered. */
export function CallOutBanner() {
  const t = useText()
  const language = useLanguage()
  const { data } = useQuery(callOutsQuery)
  const [call] =
    data?.filter(({ may, state }) => state === 'CALLED' && may.includes('acknowledge')) ?? []
  return (
    <div role="status">
      {call && (
        <p className="call-out-banner">
          <Icon name="bell" />{' '}
          <Link to="/rooms/call-outs">
            {t('callOuts.banner', {
              unit: inLanguage(call.unit.name, language),
              hall: inLanguage(call.hall.name, language),
              at: shortTimeOf(call.dueAt, new Date()),
            })}
          </Link>
        </p>
      )}
    </div>
  )
}
