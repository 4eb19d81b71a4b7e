import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CaseRow } from '#contract/api.ts'
import { useText } from '../texts.ts'
import { supervisionNames } from './words.ts'

/** What sets a matter apart at a glance: urgent, confidential, rework, supervision. */
export function Marks({ row }: { row: CaseRow }) {
  const t = useText()
  const language = useLanguage()
  const marks: [IconName, string, string][] = []
  if (row.urgent) marks.push(['alarm', 'red', t('case.urgent')])
  if (row.confidential) marks.push(['lock', 'grey', t('case.confidential')])
  if (row.rework > 0) marks.push(['undo', 'amber', t('case.rework', { n: row.rework })])
  if (row.supervision !== 'NONE') {
    marks.push([
      'flag',
      row.supervision === 'REMINDED' || row.supervision === 'YELLOW' ? 'amber' : 'red',
      supervisionNames[row.supervision][language],
    ])
  }
  return marks.map(([icon, tone, words]) => (
    <span key={words} className="tag" data-tone={tone}>
      <Icon name={icon} />
      {words}
    </span>
  ))
}
