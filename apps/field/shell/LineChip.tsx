import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { pathOf } from '../route.ts'
import { type Line, useField } from '../store/state.ts'
import { useText } from '../texts.ts'

const icons: Record<Line, IconName> = {
  UNKNOWN: 'refresh',
  REACHED: 'check',
  OFFLINE: 'cross',
  SIGN_IN: 'lock',
  OTHER: 'lock',
  LOST: 'lock',
}

/** How things stand with the line, in words: nothing is called sent that is not acknowledged. */
export function LineChip() {
  const t = useText()
  const line = useField(({ line }) => line)
  const busy = useField(({ busy }) => busy)
  const unsent = useField(({ deeds }) => deeds.length)
  const stuck = useField(({ deeds }) => deeds.filter(({ state }) => state !== 'QUEUED').length)
  const words = [
    t(busy && line !== 'SIGN_IN' ? 'line.busy' : `line.${line}`),
    ...(unsent - stuck > 0 ? [t('line.unsent', { n: unsent - stuck })] : []),
    ...(stuck > 0 ? [t('line.refused', { n: stuck })] : []),
  ]
  const tone = stuck > 0 ? 'red' : unsent > 0 || line !== 'REACHED' ? 'amber' : 'green'
  return (
    <Link to={pathOf.outbox} className={`line-chip tone-${tone}`}>
      <Icon name={busy ? 'refresh' : icons[line]} />
      <span role="status">{words.join(' · ')}</span>
      <span className="visually-hidden">{t('line.label')}</span>
    </Link>
  )
}
