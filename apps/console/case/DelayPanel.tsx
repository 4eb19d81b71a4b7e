import type { CSSProperties } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { spanWords } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import { caseStates } from '#contract/states.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { delayOf } from './delay.ts'

/** What waiting costs: how long, where the time went, who waits, how often it came back. */
export function DelayPanel({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  const delay = delayOf(matter, useNow())
  if (!delay) return null
  const { waitedMs, over, spent, again, waiting } = delay
  const longest = spent[0]?.ms ?? 1
  const waited = { span: spanWords(waitedMs, language), n: waiting }
  return (
    <Panel title={t('case.delay')}>
      <p className="delay-waited">{t(over ? 'case.waited' : 'case.waiting', waited)}</p>
      <ul className="delay-spent">
        {spent.map(({ state, ms }) => (
          <li key={state} style={{ '--share': ms / longest } as CSSProperties}>
            <span>{caseStates[state][language]}</span>
            <span className="delay-bar" aria-hidden="true" />
            <span className="digits">{spanWords(ms, language)}</span>
          </li>
        ))}
      </ul>
      {again.length > 0 && (
        <p className="soft">
          {again
            .map(({ command, n }) => t('case.times', { what: commands[command][language], n }))
            .join(' · ')}
        </p>
      )}
    </Panel>
  )
}
