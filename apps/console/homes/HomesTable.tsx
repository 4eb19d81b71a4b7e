import { Link } from '@tanstack/react-router'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { visitOutcomes } from '#contract/home-words.ts'
import type { HomeCoverage } from '#contract/homes.ts'
import { Bar, percent } from '../patrols/Share.tsx'
import { useText } from '../texts.ts'

type Row = HomeCoverage['rows'][number]

const reached = ({ agreed, declined, vacant }: Row) => agreed + declined + vacant

/** Each place beneath; those with homes first, least reached first. */
export function HomesTable(props: {
  rows: readonly Row[]
  search: { region?: string; form?: string }
}) {
  const t = useText()
  const language = useLanguage()
  const rank = (row: Row) => (row.homes === 0 ? 2 : reached(row) / row.homes)
  const outcomes = ['agreed', 'declined', 'absent', 'vacant'] as const
  const nameOf = (name: (typeof outcomes)[number]) =>
    inLanguage(visitOutcomes[name.toUpperCase() as Uppercase<typeof name>], language)
  return (
    <table className="patrols-table">
      <thead>
        <tr>
          <th scope="col">{t('patrols.place')}</th>
          <th scope="col">{t('homes.of')}</th>
          {outcomes.map((name) => (
            <th key={name} scope="col">
              {nameOf(name)}
            </th>
          ))}
          <th scope="col">{t('homes.helped')}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows
          .toSorted((a, b) => rank(a) - rank(b))
          .map((row) => (
            <tr key={row.code}>
              <th scope="row">
                <Link to="/patrols/homes" search={{ ...props.search, region: row.code }}>
                  {inLanguage(row.name, language)}
                </Link>
              </th>
              {row.homes === 0 ? (
                <td colSpan={6} className="soft">
                  {t('homes.none')}
                </td>
              ) : (
                <>
                  <td data-name={t('homes.of')}>
                    <span className="patrols-figure digits">
                      <span>
                        {reached(row)} / {row.homes}
                      </span>
                      <Bar n={reached(row)} of={row.homes} />
                      <span>{percent(reached(row), row.homes)}</span>
                    </span>
                  </td>
                  {outcomes.map((name) => (
                    <td key={name} data-name={nameOf(name)} className="digits">
                      {row[name]}
                    </td>
                  ))}
                  <td data-name={t('homes.helped')} className="digits">
                    {row.helped}
                  </td>
                </>
              )}
            </tr>
          ))}
      </tbody>
    </table>
  )
}
