import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { VisitsFigure } from '#contract/visits.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'

/** Below so many matters a share says little, and how little is said beside it. OWN, after the domain. */
const few = 30
const percent = (share: number) => Math.round(share * 100)

/** At most one trip (最多跑一次): numerator and denominator, never persons. */
export function FigurePanel({ hall }: { hall: string }) {
  const t = useText()
  const language = useLanguage()
  const [days, setDays] = useState<{ from?: string; to?: string }>({})
  const figure = useQuery({
    queryKey: ['visits-figure', hall, days],
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: ({ signal }) =>
      api.get<VisitsFigure>('/hall/visits-figure', { hall, ...days }, signal),
  })
  const { from, to, total } = figure.data ?? {}
  const day = (name: 'from' | 'to', value: string | undefined) => (
    <label>
      {t(`figure.${name}`)}{' '}
      <input
        type="date"
        value={days[name] ?? value ?? ''}
        onChange={(event) => setDays({ ...days, [name]: event.target.value })}
      />
    </label>
  )
  return (
    <Panel title={t('figure.title')} hint={t('figure.hint')} className="figure">
      <div className="figure-days">
        {day('from', from)} {day('to', to)}
      </div>
      {figure.error && (
        <p className="form-fault" role="alert">
          {problemWords(figure.error, language)}
        </p>
      )}
      {total && total.matters === 0 && <p className="soft">{t('figure.none')}</p>}
      {total && total.matters > 0 && (
        <p className="figure-share">
          <strong className="digits">{percent(total.once / total.matters)}%</strong>{' '}
          <span className="digits">{t('figure.of', total)}</span>
          {total.matters < few && total.low !== undefined && total.high !== undefined && (
            <span className="soft digits">
              {t('figure.few', { low: percent(total.low), high: percent(total.high) })}
            </span>
          )}
        </p>
      )}
    </Panel>
  )
}
