import { useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import type { Draft } from './draft.ts'
import { sameNearby } from './near.ts'

/** Open matters that may be this one, from what is on the phone. */
export function Nearby(props: {
  draft: Draft
  grid: string | undefined
  change: (by: Partial<Draft>) => void
}) {
  const t = useText()
  const cases = useField(({ cases }) => cases)
  const near = sameNearby(cases.values(), props.draft, props.grid)
  if (near.length === 0) return null
  return (
    <fieldset className="picks">
      <legend>{t('report.same')}</legend>
      {near.map((one) => (
        <label key={one.id}>
          <input
            type="checkbox"
            checked={props.draft.sameAs === one.id}
            onChange={({ target }) => props.change({ sameAs: target.checked ? one.id : undefined })}
          />
          <span>{one.title}</span>
        </label>
      ))}
    </fieldset>
  )
}
