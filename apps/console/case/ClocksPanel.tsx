import { ClockTag } from '#apps/kit/ClockTag.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { clocks as clockNames } from '#contract/clocks.ts'
import { formatLimit, type LimitUnit } from '#contract/limits.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { RuleVersion } from './RuleVersion.tsx'

/** Running clocks first; each with the limit, rule and calendar it follows. */
export function ClocksPanel({ clocks }: { clocks: CaseView['clocks'] }) {
  const t = useText()
  const language = useLanguage()
  if (clocks.length === 0) return null
  const ordered = clocks.toSorted(
    (a, b) =>
      Number(Boolean(a.stoppedAt)) - Number(Boolean(b.stoppedAt)) || a.dueAt.localeCompare(b.dueAt),
  )
  const ruleOf = ({ rule, calendar }: CaseView['clocks'][number]) =>
    t('case.clockRule', { rule, calendar })
  return (
    <Panel title={t('case.clocks')}>
      <ul className="clocks">
        {ordered.map((clock) => (
          <li
            key={`${clock.clock}-${clock.startedAt}`}
            data-stopped={Boolean(clock.stoppedAt)}
            title={ruleOf(clock)}
          >
            <span className="clock-name">{clockNames[clock.clock][language]}</span>
            <ClockTag clock={clock} />
            <span className="soft digits">
              {formatLimit(
                { amount: clock.limit.amount, unit: clock.limit.unit as LimitUnit },
                language,
              )}
              {!clock.stoppedAt && ` · ${t('case.due', { at: dateTimeOf(clock.dueAt) })}`}
            </span>
            <span className="visually-hidden">{ruleOf(clock)}</span>
          </li>
        ))}
      </ul>
      <p className="soft clock-rules">
        {t('case.rules')}{' '}
        {unique(ordered.map(({ rule }) => rule)).map((rule) => (
          <RuleVersion key={rule} kind="limit" rule={rule} />
        ))}
        {' · '}
        {t('case.calendars')} {unique(ordered.map(({ calendar }) => calendar)).join(' ')}
      </p>
    </Panel>
  )
}

const unique = (words: readonly string[]) => [...new Set(words)]
