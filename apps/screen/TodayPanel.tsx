import type { ScreenView } from '#contract/screen.ts'
import { grouped } from './groups.ts'
import { useText } from './texts.ts'

/** Where today's matters have come to. */
export function TodayPanel({ today }: { today: ScreenView['today'] }) {
  const t = useText()
  const rows = grouped(today.states)
  const most = Math.max(1, ...rows.map(({ n }) => n))
  return (
    <section className="panel today-panel">
      <h2>{t('today.title')}</h2>
      {today.received === 0 ? (
        <p className="none">{t('today.none')}</p>
      ) : (
        <dl className="bars">
          {rows.map(({ name, n }) => (
            <div key={name} className="bars-row" data-group={name} data-zero={n === 0}>
              <dt>{t(`group.${name}`)}</dt>
              <dd className="bars-value">
                <span className="bar" aria-hidden="true">
                  <i style={{ width: `${(100 * n) / most}%` }} />
                </span>
                <strong className="digits">{n}</strong>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  )
}
