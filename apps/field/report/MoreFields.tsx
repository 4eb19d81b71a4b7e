import { QuestionFields } from '#apps/kit/questions/QuestionFields.tsx'
import { askedNow } from '#contract/asking.ts'
import type { FormView } from '#contract/questions.ts'
import { PhotoField } from '../photos/PhotoField.tsx'
import { useText } from '../texts.ts'
import type { Draft } from './draft.ts'

/** What may be said besides: nothing of it is demanded. */
export function MoreFields(props: {
  draft: Draft
  change: (by: Partial<Draft>) => void
  stamp: () => string[]
  settles: boolean
  /** Of the category that was tapped. */
  form: FormView | undefined
}) {
  const t = useText()
  const { draft, change, form } = props
  const answers = draft.answers ?? {}
  const asked = form ? askedNow(form, answers, 'FIELD').length : 0
  return (
    <details className="card more-fields">
      <summary>
        {t('report.more')}
        {asked > 0 && <span className="hint"> · {t('report.questions', { n: asked })}</span>}
      </summary>
      <label>
        {t('report.words')}
        <textarea
          rows={4}
          value={draft.words}
          maxLength={20_000}
          onChange={({ target }) => change({ words: target.value })}
        />
      </label>
      {form && (
        <QuestionFields
          form={form}
          answers={answers}
          onChange={(answers) => change({ answers })}
          channel="FIELD"
        />
      )}
      {props.settles && (
        <>
          <label>
            {t('field.result')}
            <textarea
              rows={2}
              value={draft.result}
              maxLength={4000}
              onChange={({ target }) => change({ result: target.value })}
            />
          </label>
          <PhotoField
            label={t('report.before')}
            photos={draft.before}
            onChange={(before) => change({ before })}
            stamp={props.stamp}
          />
        </>
      )}
      <label className="switch">
        <input
          type="checkbox"
          checked={draft.urgent}
          onChange={({ target }) => change({ urgent: target.checked })}
        />
        {t('report.urgent')}
      </label>
      <fieldset className="bare">
        <legend>{t('report.reporter')}</legend>
        <p className="hint">{t('report.reporterHint')}</p>
        <label>
          {t('report.name')}
          <input
            value={draft.name}
            maxLength={60}
            autoComplete="off"
            onChange={({ target }) => change({ name: target.value })}
          />
        </label>
        <label>
          {t('report.phone')}
          <input
            type="tel"
            value={draft.phone}
            maxLength={20}
            autoComplete="off"
            onChange={({ target }) => change({ phone: target.value })}
          />
        </label>
      </fieldset>
    </details>
  )
}
