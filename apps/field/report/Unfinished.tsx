import { useText } from '../texts.ts'

/** A finding comes while another report lies half made: neither is thrown away unasked. */
export function Unfinished(props: { name: string; onGoOn: () => void; onAnew: () => void }) {
  const t = useText()
  return (
    <div className="card empty kept" role="alert">
      <h1>{t('patrol.unfinished')}</h1>
      <p>{t('patrol.unfinishedHint', { name: props.name })}</p>
      <button type="button" className="button button-main" onClick={props.onGoOn}>
        {t('patrol.goOn')}
      </button>
      <button type="button" className="button button-bad" onClick={props.onAnew}>
        {t('patrol.anew')}
      </button>
    </div>
  )
}
