import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CaseView } from '#contract/api.ts'
import type { Bilingual } from '#contract/common.ts'
import { CategoryPicker } from '../forms/CategoryPicker.tsx'
import { useSettled } from '../forms/use-search.ts'
import { useText } from '../texts.ts'

interface Proposal {
  candidates: NonNullable<CaseView['proposal']>['candidates']
  emergency?: { number: string; hint: Bilingual }
}

/** Proposals appear while the words are written; one press takes one, the tree holds the rest. */
export function CategoryChoice(props: {
  words: string
  value: string | undefined
  onChange: (code: string | undefined) => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const words = useSettled(props.words.trim(), 500)
  const proposal = useQuery({
    queryKey: ['town', 'propose', words],
    enabled: words.length >= 2,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      api.get<Proposal>('/town/propose', { words: words.slice(0, 2000) }, signal),
  })
  const candidates = words.length >= 2 ? (proposal.data?.candidates ?? []).slice(0, 4) : []
  const emergency = words.length >= 2 ? proposal.data?.emergency : undefined
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {t('intake.category')} <span className="soft">{t('app.optional')}</span>
      </label>
      <CategoryPicker id={id} value={props.value || undefined} onChange={props.onChange} />
      <div className="candidates" aria-live="polite">
        <span className="soft">
          {t(candidates.length > 0 ? 'intake.proposed' : 'intake.noProposal')}
        </span>
        {candidates.map((candidate) => (
          <button
            key={candidate.code}
            type="button"
            aria-pressed={props.value === candidate.code}
            title={candidate.words.join('、')}
            onClick={() => props.onChange(candidate.code)}
          >
            {inLanguage(candidate.name, language)}
            <span className="soft digits">{Math.round(candidate.confidence * 100)}%</span>
          </button>
        ))}
      </div>
      {emergency && (
        <p className="notice" data-tone="red" role="alert">
          <Icon name="alarm" /> {inLanguage(emergency.hint, language)}
        </p>
      )}
    </div>
  )
}
