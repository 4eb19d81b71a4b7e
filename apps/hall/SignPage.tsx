import './sign.css'
import { useNow } from '#apps/kit/now.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { DoorSign } from '#contract/rooms.ts'
import { Both } from './Both.tsx'
import { LostLine, Notice } from './Notice.tsx'
import { useHall } from './use-hall.ts'

const clockOf = (at: string | Date) => dateTimeOf(at).slice(11)

/** At the door of a room: free or taken, until when, and the times of today. Nothing of who or why. */
export function SignPage({ hall, room }: { hall: string; room: string }) {
  const { data, missing, connected } = useHall<DoorSign>(`/hall/${hall}/rooms/${room}/sign`, hall)
  const now = useNow()
  if (missing) return <Notice words="hall.missing" />
  if (!data) return <Notice words={connected ? 'hall.loading' : 'hall.failed'} />
  const { taken, until } = data
  return (
    <main className="sign" data-taken={taken}>
      <LostLine connected={connected} />
      <header>
        <p>
          {data.hall.zh} <time className="digits">{clockOf(now)}</time>
        </p>
        <h1>
          {data.room.name.zh} <span lang="en">{data.room.name.en}</span>
        </h1>
      </header>
      <p className="sign-state" role="status">
        <strong>
          <Both words={taken ? 'sign.taken' : 'sign.free'} />
        </strong>
        <span className="digits">
          {until ? (
            <Both words={taken ? 'sign.until' : 'sign.freeUntil'} at={clockOf(until)} />
          ) : (
            <Both words="sign.restOfDay" />
          )}
        </span>
      </p>
      {data.today.length > 0 && (
        <section>
          <h2>
            <Both words="sign.today" />
          </h2>
          <ol className="digits">
            {data.today.map(({ start, end }) => (
              <li key={start} data-over={Date.parse(end) <= now.getTime()}>
                {clockOf(start)}–{clockOf(end)}
              </li>
            ))}
          </ol>
        </section>
      )}
    </main>
  )
}
