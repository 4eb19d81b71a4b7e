import { QuestionFields } from '#apps/kit/questions/QuestionFields.tsx'
import { useText } from '../texts.ts'
import type { Draft } from './draft.ts'
import type { ChangeDraft } from './use-draft.ts'
import { useForm } from './use-form.ts'

/** A few questions of the kind of matter she chose; every one may be left out. */
export function QuestionsPart({ draft, change }: { draft: Draft; change: ChangeDraft }) {
  const t = useText()
  const form = useForm(draft.categoryCode, draft.form, change)
  if (!form) return null
  return (
    <fieldset className="guesses">
      <legend>{t('what.questions')}</legend>
      <p className="hint">{t('what.questionsHint')}</p>
      <QuestionFields
        form={form}
        channel="PORTAL"
        answers={draft.answers ?? {}}
        onChange={(answers) => change({ answers })}
      />
    </fieldset>
  )
}
