import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { PhotoPicker } from '../photos/PhotoPicker.tsx'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import type { Draft, DraftFault, FaultyField } from './draft.ts'
import { QuestionsPart } from './QuestionsPart.tsx'
import { Step } from './Step.tsx'
import { Urgent } from './Urgent.tsx'
import type { ChangeDraft } from './use-draft.ts'
import { useProposal } from './use-proposal.ts'

export interface StepProps {
  draft: Draft
  change: ChangeDraft
  faults: readonly [FaultyField, DraftFault][]
}

const mostGuesses = 3

export function WhatStep({ draft, change, faults }: StepProps) {
  const t = useText()
  const language = useLanguage()
  const proposal = useProposal(draft.words)
  const fault = faults.find(([field]) => field === 'words')?.[1]
  const guesses = proposal?.candidates.slice(0, mostGuesses) ?? []
  return (
    <Step number={1} title={t('step.what')}>
      <Field
        id="words"
        label={t('what.words')}
        hint={t('what.wordsHint')}
        fault={fault && t(fault)}
      >
        {(control) => (
          <textarea
            {...control}
            rows={6}
            required
            value={draft.words}
            placeholder={t('what.example')}
            onChange={({ target }) => change({ words: target.value })}
          />
        )}
      </Field>
      <Urgent calls={proposal?.emergency ? [proposal.emergency.number] : []} />
      {guesses.length > 0 && (
        <fieldset className="guesses">
          <legend>{t('what.guess')}</legend>
          <p className="hint">{t('what.guessHint')}</p>
          <div className="chips">
            {guesses.map(({ code, name }) => (
              <button
                key={code}
                type="button"
                className="chip"
                aria-pressed={draft.categoryCode === code}
                onClick={() =>
                  change({ categoryCode: draft.categoryCode === code ? undefined : code })
                }
              >
                {inLanguage(name, language)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      <QuestionsPart draft={draft} change={change} />
      <PhotoPicker
        photos={draft.photos}
        change={(by) => change(({ photos }) => ({ photos: by(photos) }))}
      />
    </Step>
  )
}
