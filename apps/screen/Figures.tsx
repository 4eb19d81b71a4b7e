import type { ScreenView } from '#contract/screen.ts'
import { useText } from './texts.ts'

/** Five numbers for a glance. What is nobody's worry stays calm: colour comes with the first one. */
export function Figures({ data: { today, open } }: { data: ScreenView }) {
  const t = useText()
  const figures = [
    ['received', today.received, 'plain'],
    ['open', open.n, 'plain'],
    ['overdue', open.overdue, 'red'],
    ['urgent', open.urgent, 'amber'],
    ['supervised', open.supervised, 'amber'],
  ] as const
  return (
    <section className="figures" aria-label={t('wall.figures')}>
      <dl className="figures-list">
        {figures.map(([name, n, tone]) => (
          <div key={name} data-tone={n > 0 ? tone : 'plain'}>
            <dt>{t(`figure.${name}`)}</dt>
            <dd className="number digits" data-figure={name} data-digits={String(n).length}>
              {n}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
