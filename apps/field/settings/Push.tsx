import { useEffect, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import { quiet, type Ringing, renew, ring, ringing } from './push.ts'

/** Whether this phone rings for urgent tasks; asked for by a tap, and said as it is. */
export function Push() {
  const t = useText()
  const [state, setState] = useState<Ringing>()
  const language = useLanguage()
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    ringing().then(setState, () => setState('UNSUPPORTED'))
  }, [])
  // Calls come in the language of the app; it is chosen on this page.
  useEffect(() => {
    void renew(language)
  }, [language])
  if (!state) return null

  async function change(): Promise<void> {
    setBusy(true)
    setState(await (state === 'ON' ? quiet() : ring()))
    setBusy(false)
  }
  const mayAsk = state !== 'UNSUPPORTED' && state !== 'BLOCKED'
  return (
    <section className="card" aria-labelledby="push">
      <h2 id="push">
        <Icon name="bell" /> {t('push.title')}
      </h2>
      <p role="status">
        <b>{t(`push.${state}`)}</b>
      </p>
      <p className="hint">{t('push.hint')}</p>
      {mayAsk && (
        <button
          type="button"
          className={state === 'ON' ? 'button button-quiet' : 'button'}
          disabled={busy}
          onClick={() => void change()}
        >
          {t(busy ? 'push.busy' : state === 'ON' ? 'push.turnOff' : 'push.turnOn')}
        </button>
      )}
    </section>
  )
}
