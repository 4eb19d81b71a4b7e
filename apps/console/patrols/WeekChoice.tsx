import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { weekOf } from '#contract/checkpoints.ts'
import { addDays } from '../rooms/slots.ts'
import { patrolsRoute } from '../router.tsx'
import { useText } from '../texts.ts'

/** The week that is shown, the one before, the one after; what has not begun is not offered. */
export function WeekChoice({ week }: { week: string }) {
  const t = useText()
  const navigate = useNavigate({ from: patrolsRoute.fullPath })
  const thisWeek = weekOf(Date.now())
  const isNow = week >= thisWeek
  const go = (next: string) =>
    void navigate({
      search: ({ week: _, ...rest }) => (next >= thisWeek ? rest : { ...rest, week: next }),
    })
  return (
    <nav className="patrols-week" aria-label={t('patrols.week')}>
      <Button
        className="patrols-before"
        aria-label={t('patrols.weekBefore')}
        icon={<Icon name="down" />}
        onClick={() => go(addDays(week, -7))}
      />
      <span className="patrols-days" aria-live="polite">
        <b className="digits">
          {week} – {addDays(week, 6).slice(5)}
        </b>
        <small className="soft">{isNow && t('patrols.running')}</small>
      </span>
      <Button
        className="patrols-after"
        aria-label={t('patrols.weekAfter')}
        icon={<Icon name="down" />}
        disabled={isNow}
        onClick={() => go(addDays(week, 7))}
      />
      {!isNow && <Button onClick={() => go(thisWeek)}>{t('patrols.thisWeek')}</Button>}
    </nav>
  )
}
