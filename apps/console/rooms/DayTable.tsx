import { type KeyboardEvent, useRef, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { BookingView, HallView } from '#contract/rooms.ts'
import { useText } from '../texts.ts'
import { BookingLine } from './BookingLine.tsx'
import { columnOf, quarters, step, timeOf } from './slots.ts'

interface At {
  row: number
  column: number
}
const moves: Readonly<Record<string, At>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
}

/**
 * A day of a hall: rooms as columns, quarters of an hour as rows. One stop of the Tab key; the arrows
 * go from cell to cell, over a booking in one step.
 */
export function DayTable(props: {
  hall: HallView
  day: string
  /** Of the day, none cancelled. */
  bookings: readonly BookingView[]
  mayBook: boolean
  /** Minutes of the day before which it is too late. */
  from: number
  onBook: (room: string, start: number) => void
  onOpen: (booking: BookingView) => void
}) {
  const t = useText()
  const language = useLanguage()
  const body = useRef<HTMLTableSectionElement>(null)
  const [at, setAt] = useState<At>({ row: 4, column: 0 })
  const { hall } = props
  const columns = hall.rooms.map((room) => ({
    room,
    cells: columnOf(props.bookings.filter((booking) => booking.room === room.code)),
  }))
  const current = settle(at)

  /** The cell that covers a place of the grid. */
  function settle({ row, column }: At): At {
    const cell = columns[column]?.cells[row]
    return cell?.kind === 'GOES_ON' ? { row: cell.from, column } : { row, column }
  }

  function onKeyDown(event: KeyboardEvent) {
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    const cell = columns[current.column]?.cells[current.row]
    const down = move.row > 0 && cell?.kind === 'BEGINS' ? cell.rows : move.row
    const next = settle({
      row: Math.min(quarters.length - 1, Math.max(0, current.row + down)),
      column: Math.min(columns.length - 1, Math.max(0, current.column + move.column)),
    })
    setAt(next)
    body.current?.querySelector<HTMLElement>(`[data-at="${next.column}-${next.row}"]`)?.focus()
  }

  return (
    <div className="day-scroll">
      <table className="day-table" aria-describedby="day-keys">
        <caption className="visually-hidden">
          {inLanguage(hall.name, language)} {props.day}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('rooms.time')}</th>
            {hall.rooms.map((room) => (
              <th key={room.code} scope="col">
                {inLanguage(room.name, language)}
                {room.seats !== undefined && (
                  <small className="soft"> {t('rooms.seats', { n: room.seats })}</small>
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body} onKeyDown={onKeyDown}>
          {quarters.map((minutes, row) => (
            <tr key={minutes} data-hour={minutes % 60 === 0}>
              <th scope="row" className="digits">
                <span className={minutes % 60 === 0 ? '' : 'visually-hidden'}>
                  {timeOf(minutes)}
                </span>
              </th>
              {columns.map(({ room, cells }, column) => {
                const cell = cells[row]
                if (!cell || cell.kind === 'GOES_ON') return null
                const roving = {
                  'data-at': `${column}-${row}`,
                  tabIndex: current.row === row && current.column === column ? 0 : -1,
                  onFocus: () => setAt({ row, column }),
                }
                if (cell.kind === 'BEGINS')
                  return (
                    <td key={room.code} rowSpan={cell.rows} className="day-taken">
                      <button
                        type="button"
                        {...roving}
                        data-mine={cell.booking.mayChange}
                        onClick={() => props.onOpen(cell.booking)}
                      >
                        <BookingLine booking={cell.booking} />
                      </button>
                    </td>
                  )
                const offered = props.mayBook && minutes + step > props.from
                return (
                  <td key={room.code} className="day-free">
                    <button
                      type="button"
                      {...roving}
                      aria-disabled={!offered}
                      aria-label={t(offered ? 'rooms.bookAt' : 'rooms.freeAt', {
                        room: inLanguage(room.name, language),
                        time: timeOf(minutes),
                      })}
                      onClick={() => offered && props.onBook(room.code, minutes)}
                    >
                      <span aria-hidden="true">{timeOf(minutes)}</span>
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
