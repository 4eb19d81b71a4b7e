import { useEffect, useState } from 'react'
import { countdownWords } from '#apps/kit/countdown.ts'
import { useText } from '../texts.ts'

/** Ticks by the second for who stands before the wall; screen readers are told the instant instead. */
export function Countdown({ dueAt, done }: { dueAt: string; done: boolean }) {
  const t = useText()
  const now = useSeconds(!done)
  if (done) return <p className="whistle-clock whistle-clock-done">{t('whistles.all')}</p>
  const left = Date.parse(dueAt) - now
  return (
    <p className="whistle-clock" data-over={left < 0 ? '' : undefined}>
      <span className="whistle-clock-name">{t(left < 0 ? 'whistles.over' : 'whistles.left')}</span>
      <span role="timer" className="digits whistle-clock-digits">
        {countdownWords(left)}
      </span>
    </p>
  )
}

function useSeconds(running: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  return now
}
