import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useNow } from '#apps/kit/now.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { HallScreen } from '#contract/hall.ts'
import { Both } from './Both.tsx'
import { LostLine, Notice } from './Notice.tsx'
import { useHall } from './use-hall.ts'
import { useVoice } from './use-voice.ts'

type Called = HallScreen['called'][number]
const shownRows = 7

/** Readable at six metres: numbers and windows, nothing of persons or matters. */
export function ScreenPage({ hall }: { hall: string }) {
  const { data, missing, connected } = useHall<HallScreen>(`/hall/${hall}/screen`, hall)
  const [sound, setSound] = useState(false)
  useVoice(data?.called, sound)
  const now = useNow()
  if (missing) return <Notice words="hall.missing" />
  if (!data) return <Notice words={connected ? 'hall.loading' : 'hall.failed'} />
  const [latest, ...others] = data.called
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>
          {data.hall.name.zh}{' '}
          <span className="screen-hall-en" lang="en">
            {data.hall.name.en}
          </span>
        </h1>
        <time className="digits">{dateTimeOf(now).slice(11)}</time>
        {!sound && (
          <button type="button" className="screen-sound" onClick={() => setSound(true)}>
            <Icon name="bell" /> <Both words="screen.sound" />
          </button>
        )}
      </header>
      <LostLine connected={connected} />
      <main className="screen-main">
        <section className="screen-latest" aria-live="polite">
          <h2>
            <Both words="screen.title" />
          </h2>
          {latest ? (
            <Latest called={latest} />
          ) : (
            <p className="screen-none">
              <Both words="screen.none" />
            </p>
          )}
        </section>
        <ol className="screen-rows">
          {others.slice(0, shownRows).map((called) => (
            <li key={called.number}>
              <strong className="digits">{called.number}</strong>
              <Place called={called} />
            </li>
          ))}
        </ol>
      </main>
      <footer className="screen-foot">
        <strong>
          <Both words="screen.waiting" n={data.waiting} />
        </strong>
        {data.kinds
          .filter(({ waiting }) => waiting > 0)
          .map((kind) => (
            <span key={kind.code}>
              {kind.prefix} {kind.name.zh} <b className="digits">{kind.waiting}</b>
            </span>
          ))}
      </footer>
    </div>
  )
}

function Latest({ called }: { called: Called }) {
  return (
    <p className="screen-call" key={`${called.number} ${called.calls}`}>
      <strong className="digits">{called.number}</strong>
      <Place called={called} />
    </p>
  )
}

function Place({ called }: { called: Called }) {
  return (
    <span className="screen-place">
      {called.window === undefined ? (
        <>
          <span>{called.room?.zh}</span> <span lang="en">{called.room?.en}</span>
        </>
      ) : (
        <Both words="hall.window" n={called.window} />
      )}
    </span>
  )
}
