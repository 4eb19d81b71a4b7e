import { useId, useState } from 'react'
import { useText } from '../texts.ts'
import { keepJoint } from './deeds.ts'
import type { KnownVisit } from './fold.ts'

/** I was asked along: one tap to come, two to decline, with the reason if I like. */
export function Answer({ visit }: { visit: KnownVisit }) {
  const t = useText()
  const id = useId()
  const [declining, setDeclining] = useState(false)
  const [reason, setReason] = useState('')
  const answer = (coming: boolean) => {
    const words = reason.trim()
    return keepJoint(
      {
        action: 'answer',
        visitId: visit.id,
        coming,
        ...(words && !coming ? { reason: words } : {}),
      },
      `${t('joint.deed.answer')} · ${visit.title}`,
    )
  }
  return (
    <section className="card joint-answer" aria-label={t('joint.ANSWER')}>
      <button type="button" className="button button-main" onClick={() => void answer(true)}>
        {t('joint.coming')}
      </button>
      {declining ? (
        <>
          <label htmlFor={id}>{t('joint.declineReason')}</label>
          <input
            id={id}
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <button type="button" className="button" onClick={() => void answer(false)}>
            {t('joint.decline')}
          </button>
        </>
      ) : (
        <button type="button" className="button button-quiet" onClick={() => setDeclining(true)}>
          {t('joint.declining')}
        </button>
      )}
    </section>
  )
}
