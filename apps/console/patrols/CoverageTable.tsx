import { Link } from '@tanstack/react-router'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CoverageRow } from '#contract/patrols.ts'
import { useText } from '../texts.ts'
import { Bar, percent } from './Share.tsx'

/** Each place beneath, to be opened, or each point; least covered first. */
export function CoverageTable(props: {
  rows: readonly CoverageRow[]
  search: { region?: string; week?: string }
}) {
  const t = useText()
  const pointsOnly = props.rows.every(({ isPoint }) => isPoint)
  const rows = props.rows.toSorted((a, b) => rank(a) - rank(b))
  return (
    <table className="patrols-table">
      <thead>
        <tr>
          <th scope="col">{t(pointsOnly ? 'patrols.point' : 'patrols.place')}</th>
          <th scope="col">{t('patrols.checked')}</th>
          <th scope="col">{t('patrols.done')}</th>
          <th scope="col">{t('patrols.findings')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.code} row={row} search={props.search} />
        ))}
      </tbody>
    </table>
  )
}

/** Points of the place itself stand first; places without a route last. */
function rank({ isPoint, points, done, planned }: CoverageRow): number {
  if (points === 0) return 3
  return done / planned + Number(!isPoint)
}

function Row({ row, search }: { row: CoverageRow; search: { region?: string; week?: string } }) {
  const t = useText()
  const language = useLanguage()
  const name = inLanguage(row.name, language)
  return (
    <tr>
      <th scope="row">
        {row.isPoint ? (
          name
        ) : (
          <Link to="/patrols" search={{ ...search, region: row.code }}>
            {name}
          </Link>
        )}
      </th>
      {row.points === 0 ? (
        <td colSpan={3} className="soft">
          {t('patrols.noRoute')}
        </td>
      ) : (
        <>
          <td data-name={t('patrols.checked')}>
            {row.isPoint ? (
              t(row.checked > 0 ? 'patrols.seen' : 'patrols.unseen')
            ) : (
              <Figure n={row.checked} of={row.points} />
            )}
          </td>
          <td data-name={t('patrols.done')}>
            <Figure n={row.done} of={row.planned} />
          </td>
          <td data-name={t('patrols.findings')} className="digits">
            {row.findings}
          </td>
        </>
      )}
    </tr>
  )
}

function Figure({ n, of }: { n: number; of: number }) {
  return (
    <span className="patrols-figure digits">
      <span>
        {n} / {of}
      </span>
      <Bar n={n} of={of} />
      <span>{percent(n, of)}</span>
    </span>
  )
}
