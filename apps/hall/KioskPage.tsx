import { useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import type { HallScreen, TicketView } from '#contract/hall.ts'
import { LostLine, Notice } from './Notice.tsx'
import { Slip } from './Slip.tsx'
import { useText } from './texts.ts'
import { useHall } from './use-hall.ts'

/** One touch, one number. */
export function KioskPage({ hall }: { hall: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, missing, connected, refresh } = useHall<HallScreen>(`/hall/${hall}/screen`, hall)
  const [priority, setPriority] = useState(false)
  const [ticket, setTicket] = useState<TicketView>()
  const [failed, setFailed] = useState(false)
  const [taking, setTaking] = useState<string>()
  // One intention, one key: a touch that got no answer is the same touch when it is repeated.
  const wish = useRef({ kind: '', priority: false, clientKey: '' })

  async function take(kind: string) {
    if (taking !== undefined) return
    setTaking(kind)
    setFailed(false)
    if (wish.current.kind !== kind || wish.current.priority !== priority)
      wish.current = { kind, priority, clientKey: newKey() }
    try {
      const taken = await api.call<TicketView>(`/hall/${hall}/tickets`, {
        method: 'POST',
        repeatable: true,
        body: wish.current,
      })
      wish.current = { kind: '', priority: false, clientKey: '' }
      setTicket(taken)
      setPriority(false)
    } catch {
      setFailed(true)
      refresh()
    }
    setTaking(undefined)
  }

  if (missing) return <Notice words="hall.missing" />
  if (!data) return <Notice words={connected ? 'hall.loading' : 'hall.failed'} />
  if (ticket) return <Slip ticket={ticket} onDone={() => setTicket(undefined)} />
  return (
    <div className="kiosk">
      <header className="kiosk-head">
        <p>{inLanguage(data.hall.name, language)}</p>
        <button
          type="button"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('hall.view.language')}
        </button>
      </header>
      <LostLine connected={connected} />
      <main>
        <h1>{t('kiosk.title')}</h1>
        <p className="kiosk-lead">
          {t('kiosk.pick')} ·{' '}
          <span className="digits">{t('kiosk.waiting', { n: data.waiting })}</span>
        </p>
        {(failed || data.full) && (
          <p className="kiosk-fault" role="alert">
            {t(data.full ? 'kiosk.full' : 'kiosk.failed')}
          </p>
        )}
        <div className="kiosk-kinds">
          {data.kinds.map((kind) => (
            <button
              key={kind.code}
              type="button"
              disabled={data.full || taking !== undefined}
              aria-busy={taking === kind.code}
              onClick={() => void take(kind.code)}
            >
              <strong>{inLanguage(kind.name, language)}</strong>
              <span aria-hidden="true">{kind.prefix}</span>
            </button>
          ))}
        </div>
        <label className="kiosk-priority">
          <input
            type="checkbox"
            checked={priority}
            onChange={(event) => setPriority(event.target.checked)}
          />
          <span>
            <strong>{t('kiosk.priority')}</strong>
            <small>{t('kiosk.priorityHint')}</small>
          </span>
        </label>
        <p className="kiosk-any">{t('kiosk.any')}</p>
      </main>
    </div>
  )
}
