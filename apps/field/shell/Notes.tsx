import { useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { spanWords } from '#apps/kit/time.ts'
import { SignInForm } from '../sign-in/SignInForm.tsx'
import { useField } from '../store/state.ts'
import { useUpdate } from '../sync/update.ts'
import { useText } from '../texts.ts'

/** Below this the difference is of the line, not of the clock. */
const clockTolerance = 5 * 60_000

/** What the person must know on every page. */
export function Notes() {
  const t = useText()
  const language = useLanguage()
  const line = useField(({ line }) => line)
  const full = useField(({ full }) => full)
  const offset = useField(({ clockOffset }) => clockOffset)
  const update = useUpdate()
  const [signing, setSigning] = useState(false)
  const away = line === 'SIGN_IN' || line === 'OTHER'
  return (
    <>
      {full && (
        <p className="note note-bad" role="alert">
          {t('app.full')}
        </p>
      )}
      {away && (
        <section className="note" role="alert">
          <p>{t(line === 'OTHER' ? 'line.otherWords' : 'line.signInWords')}</p>
          {signing ? (
            <SignInForm />
          ) : (
            <button type="button" className="button" onClick={() => setSigning(true)}>
              {t('signIn.again')}
            </button>
          )}
        </section>
      )}
      {Math.abs(offset) > clockTolerance && (
        <p className="note">{t('app.clock', { span: spanWords(Math.abs(offset), language) })}</p>
      )}
      {update && (
        <p className="note">
          <button type="button" className="link" onClick={update}>
            {t('app.update')}
          </button>
        </p>
      )}
    </>
  )
}
