import { useState } from 'react'
import { useField } from '../store/state.ts'
import { signOut } from '../sync/line.ts'
import { useText } from '../texts.ts'

/** Signing out wipes the phone; what would be lost by it is said first. */
export function SignOut() {
  const t = useText()
  const unsent = useField(({ deeds }) => deeds.length)
  const [asking, setAsking] = useState(false)
  if (!asking)
    return (
      <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
        {t('more.signOut')}
      </button>
    )
  return (
    <section className="card" role="alertdialog" aria-label={t('more.signOut')}>
      <p>{t('more.signOutAsk')}</p>
      {unsent > 0 && <p className="fault">{t('more.signOutUnsent', { n: unsent })}</p>}
      <button type="button" className="button button-main" onClick={() => setAsking(false)}>
        {t('more.stay')}
      </button>
      <button type="button" className="button button-bad" onClick={() => void signOut()}>
        {t('more.signOutYes')}
      </button>
    </section>
  )
}
