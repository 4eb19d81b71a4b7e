import { PhotoField } from '../photos/PhotoField.tsx'
import { useText } from '../texts.ts'
import type { Draft } from './draft.ts'

/** What may be said besides: nothing of it is demanded. */
export function MoreFields(props: {
  draft: Draft
  change: (by: Partial<Draft>) => void
  stamp: () => string[]
  settles: boolean
}) {
  const t = useText()
  const { draft, change } = props
  return (
    <details className="card more-fields">
      <summary>{t('report.more')}</summary>
      <label>
        {t('report.words')}
        <textarea
          rows={4}
          value={draft.words}
          maxLength={20_000}
          onChange={({ target }) => change({ words: target.value })}
        />
      </label>
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
