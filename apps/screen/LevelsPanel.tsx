import { isAtLeast, levels } from '#contract/levels.ts'
import type { ScreenView } from '#contract/screen.ts'
import { useText } from './texts.ts'

/** Which level of the net holds the matters: today's, and all that are open. */
export function LevelsPanel({ data: { region, today, open } }: { data: ScreenView }) {
  const t = useText()
  // Higher levels may hold matters of this region too; they stand here only when they do.
  const shown = levels
    .filter((level) => isAtLeast(region.level, level) || open.levels.some((o) => o.level === level))
    .toReversed()
  return (
    <section className="panel levels-panel">
      <table>
        <caption>
          <h2>{t('level.title')}</h2>
        </caption>
        <thead>
          <tr>
            <th scope="col" className="level-head">
              <span className="visually-hidden">{t('level.name')}</span>
            </th>
            <th scope="col" className="level-head">
              {t('level.today')}
            </th>
            <th scope="col" className="level-head">
              {t('level.open')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((level) => (
            <tr key={level}>
              <th scope="row">{t(`level.${level}`)}</th>
              {[today, open].map((side, i) => {
                const n = side.levels.find((each) => each.level === level)?.n ?? 0
                return (
                  <td
                    key={i === 0 ? 'today' : 'open'}
                    className="digits"
                    data-zero={n === 0}
                    data-long={n > 9999}
                  >
                    {n}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
