import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { TimelineRow } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import { type Role, roles } from '#contract/roles.ts'
import { caseStates } from '#contract/states.ts'
import { detailsOf, unitCodesOf } from '../case/timeline-details.ts'
import { useUnitsByCode } from '../forms/use-search.ts'
import { useText } from '../texts.ts'

/** Steps of one part, with everything recorded about each. */
export function FileSteps({ rows }: { rows: readonly TimelineRow[] }) {
  const language = useLanguage()
  const codes = [...new Set(rows.flatMap(unitCodesOf))]
  const names = new Map(
    useUnitsByCode(codes).map((unit) => [unit.code, inLanguage(unit.name, language)]),
  )
  return rows.map((row) => (
    <div key={row.seq} className="file-step">
      <p>
        <strong>{commands[row.command][language]}</strong> <Who row={row} />
        <span className="digits file-when">{dateTimeOf(row.at)}</span>
      </p>
      {row.reason && <p>{row.reason}</p>}
      <dl>
        {detailsOf(row, language, (code) => names.get(code) ?? code).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  ))
}

/** Every entry in its order, with the hash that chains it. */
export function WholeRecord({ rows }: { rows: readonly TimelineRow[] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <table className="file-table">
      <thead>
        <tr>
          <th scope="col">#</th>
          <th scope="col">{t('audit.at')}</th>
          <th scope="col">{t('file.step')}</th>
          <th scope="col">{t('worklist.state')}</th>
          <th scope="col">{t('audit.person')}</th>
          <th scope="col">{t('file.chain')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <td className="digits">{row.seq}</td>
            <td className="digits">{dateTimeOf(row.at)}</td>
            <td>{commands[row.command][language]}</td>
            <td>{caseStates[row.to][language]}</td>
            <td>
              <Who row={row} />
            </td>
            <td className="digits">{row.hash.slice(0, 16)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Who({ row }: { row: TimelineRow }) {
  const language = useLanguage()
  const role = Object.hasOwn(roles, row.role) ? roles[row.role as Role][language] : row.role
  return [row.person, role, inLanguage(row.unit?.name, language)].filter(Boolean).join(' · ')
}
