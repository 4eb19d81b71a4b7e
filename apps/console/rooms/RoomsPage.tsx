import './rooms.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { dateOf } from '#apps/kit/time.ts'
import type { BookingView } from '#contract/rooms.ts'
import { roomsRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { useNarrow } from '../worklist/use-narrow.ts'
import { BookingDetails } from './BookingDetails.tsx'
import { BookingForm, type Wish, wishOf } from './BookingForm.tsx'
import { CancelForm } from './CancelForm.tsx'
import { Cancelled } from './Cancelled.tsx'
import { DayList } from './DayList.tsx'
import { DayTable } from './DayTable.tsx'
import { DoorSigns } from './DoorSigns.tsx'
import { HallPicker, useHalls } from './HallPicker.tsx'
import { HallTabs } from './HallTabs.tsx'
import { roomsRoles } from './roles.ts'
import { endAfter, minutesAt, mondayOf, nextQuarter } from './slots.ts'
import { bookingsQuery } from './use-bookings.ts'
import { WeekStrip } from './WeekStrip.tsx'

type Open = { what: 'BOOK'; wish: Wish } | { what: 'SEE' | 'MOVE' | 'CANCEL'; booking: BookingView }

/** The rooms of a hall on a day: who has which when, and what is still free. */
export function RoomsPage() {
  const t = useText()
  useTitle(t('rooms.title'))
  const search = roomsRoute.useSearch()
  const navigate = useNavigate({ from: roomsRoute.fullPath })
  const narrow = useNarrow()
  const [open, setOpen] = useState<Open>()
  const { halls, hall } = useHalls(roomsRoles, search.hall)
  const day = search.day ?? dateOf(new Date())
  const week = useQuery({
    ...bookingsQuery(hall?.code ?? '', mondayOf(day)),
    enabled: hall !== undefined,
  })
  const go = (next: { hall?: string; day?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true })

  if (halls.isError) return <Failure error={halls.error} retry={() => void halls.refetch()} />
  if (halls.data && !hall) return <p className="failure">{t('rooms.noHall')}</p>
  if (!hall || !halls.data) return <Loading />

  const bookings = week.data?.bookings.filter(({ cancelled }) => !cancelled) ?? []
  const counts = new Map(
    [...Map.groupBy(bookings, ({ start }) => dateOf(start))].map(([date, own]) => [
      date,
      own.length,
    ]),
  )
  const ofDay = bookings.filter(({ start }) => dateOf(start) === day)
  const working = week.data?.days.find(({ date }) => date === day)?.working ?? false
  const mayBook = working && week.data?.mayBook === true
  const book = (room: string, start: number) => {
    const own = ofDay.filter((booking) => booking.room === room)
    setOpen({ what: 'BOOK', wish: { room, start, end: endAfter(start, own) } })
  }
  const shown = {
    hall,
    bookings: ofDay,
    mayBook,
    onOpen: (booking: BookingView) => setOpen({ what: 'SEE', booking }),
  }
  const close = () => setOpen(undefined)
  return (
    <div className="rooms">
      <HallTabs hall={search.hall} />
      <header className="rooms-head">
        <h1>{t('rooms.title')}</h1>
        <HallPicker halls={halls.data} value={hall.code} onChange={(code) => go({ hall: code })} />
        {mayBook && (
          <Button
            type="primary"
            icon={<Icon name="plus" />}
            onClick={() => book(hall.rooms[0]?.code ?? '', nextQuarter())}
          >
            {t('rooms.new')}
          </Button>
        )}
      </header>
      {week.isError && <Failure error={week.error} retry={() => void week.refetch()} />}
      {week.isPending && <Loading lines={10} />}
      {week.data && (
        <>
          <WeekStrip
            day={day}
            days={week.data.days}
            counts={counts}
            onDay={(date) => go({ day: date })}
          />
          {!working && (
            <p className="notice" data-tone="amber">
              {t('rooms.dayOff')}
            </p>
          )}
          {narrow ? (
            <DayList {...shown} onBook={(room) => book(room, nextQuarter())} />
          ) : (
            <>
              <p id="day-keys" className="soft rooms-keys">
                {t('rooms.keys')}
              </p>
              <DayTable {...shown} day={day} from={earliestOn(day)} onBook={book} />
            </>
          )}
          <Cancelled
            bookings={week.data.bookings.filter(
              ({ cancelled, start }) => cancelled && dateOf(start) === day,
            )}
            hall={hall}
          />
          <DoorSigns hall={hall} />
        </>
      )}
      {open?.what === 'BOOK' && (
        <BookingForm hall={hall} day={day} wish={open.wish} onClose={close} />
      )}
      {open?.what === 'SEE' && (
        <BookingDetails
          hall={hall}
          day={day}
          booking={open.booking}
          onClose={close}
          onMove={() => setOpen({ what: 'MOVE', booking: open.booking })}
          onCancel={() => setOpen({ what: 'CANCEL', booking: open.booking })}
        />
      )}
      {open?.what === 'MOVE' && (
        <BookingForm
          hall={hall}
          day={day}
          wish={wishOf(open.booking)}
          moves={open.booking}
          onClose={close}
        />
      )}
      {open?.what === 'CANCEL' && <CancelForm booking={open.booking} onClose={close} />}
    </div>
  )
}

/** Minutes of that day that are over. */
function earliestOn(day: string): number {
  const today = dateOf(new Date())
  if (day === today) return minutesAt(new Date().toISOString())
  return day < today ? 24 * 60 : 0
}
