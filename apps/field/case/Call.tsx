import { useEffect, useId, useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { useOnline } from '#apps/kit/use-online.ts'
import type { LookView } from '#contract/api.ts'
import { lookPurposes } from '#contract/look-words.ts'
import { useText } from '../texts.ts'
import type { AfterCall } from './after-call.ts'

interface Props {
  caseId: string
  /** What can be kept of the call, by whether the person was reached. */
  after: (reached: boolean) => AfterCall | undefined
  onKeep: (after: AfterCall) => void
  onClose: () => void
}

type Opened = LookView['reporters']

/**
 * To ring the reporter: the server opens the number for a purpose that is logged, and it stands on this
 * sheet alone. Nothing of it is kept on the phone.
 */
export function Call({ caseId, after, onKeep, onClose }: Props) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const online = useOnline()
  const [opened, setOpened] = useState<Opened>()
  const [rang, setRang] = useState(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string>()

  useEffect(() => {
    const sheet = dialog.current
    sheet?.showModal()
    return () => sheet?.close()
  }, [])

  async function open(purpose: string) {
    if (busy) return
    setBusy(true)
    setFault(undefined)
    try {
      const body = { purpose }
      const look = await api.call<LookView>(`/cases/${caseId}/looks`, { method: 'POST', body })
      setOpened(look.reporters)
    } catch (error) {
      setFault(problemWords(error, language))
    }
    setBusy(false)
  }

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{t('call.title')}</h2>
      {!opened && (
        <>
          <p className="hint">{t('call.logged')}</p>
          {!online && (
            <p className="note" role="status">
              {t('call.offline')}
            </p>
          )}
          <div className="call-ways">
            {Object.entries(lookPurposes).map(([code, words]) => (
              <button
                key={code}
                type="button"
                className="button"
                disabled={!online || busy}
                onClick={() => void open(words.zh)}
              >
                {words[language]}
              </button>
            ))}
          </div>
          {fault && (
            <p className="fault" role="alert">
              {fault}
            </p>
          )}
        </>
      )}
      {opened && <Numbers opened={opened} onRing={() => setRang(true)} />}
      {rang && (
        <div className="call-ways" role="status">
          {[true, false].map((reached) => {
            const next = after(reached)
            return (
              next && (
                <button
                  key={String(reached)}
                  type="button"
                  className="button button-quiet"
                  onClick={() => onKeep(next)}
                >
                  {t(reached ? 'call.reached' : 'call.missed')}
                </button>
              )
            )
          })}
        </div>
      )}
      <div className="sheet-ways call-end">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t(opened ? 'call.close' : 'case.cancel')}
        </button>
      </div>
    </dialog>
  )
}

function Numbers({ opened, onRing }: { opened: Opened; onRing: () => void }) {
  const t = useText()
  const reachable = opened.filter(({ phone }) => phone)
  if (reachable.length === 0) return <p role="status">{t('call.none')}</p>
  return (
    <ul className="plain" aria-live="polite">
      {reachable.map(({ name, phone }) => (
        <li key={phone}>
          <a className="button button-main" href={`tel:${phone}`} onClick={onRing}>
            <Icon name="phone" /> {name} {phone}
          </a>
        </li>
      ))}
    </ul>
  )
}
