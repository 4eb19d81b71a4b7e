import { useEffect, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { setLanguage, useLanguage } from '#apps/kit/i18n.ts'
import type { TicketView } from '#contract/hall.ts'
import { LostLine, Notice } from './Notice.tsx'
import { useText } from './texts.ts'
import { useHall } from './use-hall.ts'

/** One number on one telephone: how many are before, then where to go. */
export function FollowPage({ token }: { token: string }) {
  const t = useText()
  const language = useLanguage()
  const [hall, setHall] = useState<string>()
  const { data, missing, connected } = useHall<TicketView>(`/q/${token}`, hall)
  const code = data?.hall.code
  useEffect(() => setHall(code), [code])
  const called = data?.state === 'CALLED'
  useEffect(() => {
    // Refused where nobody has touched the page: the words are there all the same.
    if (called) navigator.vibrate?.([400, 200, 400])
  }, [called])
  const words = data ? standing(data, t, language) : ''
  useEffect(() => {
    if (data) document.title = `${data.number} · ${words}`
  }, [data, words])
  if (missing) return <Notice words="follow.missing" />
  if (!data) return <Notice words={connected ? 'hall.loading' : 'hall.failed'} />
  return (
    <main className="follow" data-state={data.state}>
      <LostLine connected={connected} />
      <p>{inLanguage(data.hall.name, language)}</p>
      <h1>
        <span className="slip-title">{t('follow.title')}</span>{' '}
        <strong className="digits">{data.number}</strong>
      </h1>
      <p>
        {inLanguage(data.kind, language)}
        {data.priority && ` · ${t('slip.priority')}`}
      </p>
      <div className="follow-standing" role={called ? 'alert' : 'status'}>
        {called && <b>{t('follow.called')}</b>}
        <span>{words}</span>
      </div>
      {data.state === 'WAITING' && !data.ended && <p className="soft">{t('follow.keep')}</p>}
      <button
        type="button"
        className="follow-language"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => void setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {t('hall.view.language')}
      </button>
    </main>
  )
}

function standing(
  ticket: TicketView,
  t: ReturnType<typeof useText>,
  language: 'zh' | 'en',
): string {
  const place =
    ticket.window === undefined
      ? inLanguage(ticket.room, language)
      : t('hall.window', { n: ticket.window })
  if (ticket.state === 'DONE') return t('follow.done')
  if (ticket.state === 'NO_SHOW') return t('follow.noShow')
  if (ticket.ended) return t('follow.ended')
  if (ticket.state === 'WAITING')
    return ticket.ahead === 0 ? t('slip.next') : t('slip.ahead', { n: ticket.ahead })
  return t(ticket.state === 'SERVING' ? 'follow.serving' : 'follow.goTo', { place })
}
