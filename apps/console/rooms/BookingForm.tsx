import { Input, Select } from 'antd'
import { useId, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import {
  type BookingPurpose,
  type BookingView,
  bookingPurposes,
  type HallView,
  purposeNames,
} from '#contract/rooms.ts'
import { CasePicker } from '../forms/CasePicker.tsx'
import { useText } from '../texts.ts'
import { FormFrame, Labelled } from './FormFrame.tsx'
import { closes, instantAt, minutesAt, quarters, step, timeOf } from './slots.ts'
import { useChange } from './use-bookings.ts'

export interface Wish {
  room: string
  start: number
  end: number
}

/** Books a room, for the matter at hand if there is one, or, given a booking, moves it. */
export function BookingForm(props: {
  hall: HallView
  day: string
  wish: Wish
  moves?: BookingView
  matter?: { id: string; caseCode: string }
  onBooked?: (slot: Wish & { day: string }) => void
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const { hall, moves, matter } = props
  const [day, setDay] = useState(props.day)
  const [wish, setWish] = useState(props.wish)
  const [purpose, setPurpose] = useState<BookingPurpose>('MEDIATION')
  const [caseId, setCaseId] = useState(matter?.id)
  const change = useChange('bookings', moves ? 'rooms.moved' : 'rooms.booked', () => {
    props.onBooked?.({ ...wish, day })
    props.onClose()
  })

  function send() {
    const slot = {
      room: wish.room,
      start: instantAt(day, wish.start),
      end: instantAt(day, wish.end),
    }
    if (moves)
      change.send({
        method: 'PUT',
        path: `/room-bookings/${moves.id}`,
        body: { version: moves.version, ...slot },
      })
    else
      change.send({
        method: 'POST',
        path: `/hall/${hall.code}/bookings`,
        body: { clientKey: change.key(), ...slot, purpose, ...(caseId ? { caseId } : {}) },
      })
  }

  const times = (from: number, to: number) =>
    [...quarters, closes]
      .filter((at) => at >= from && at <= to)
      .map((at) => ({ value: at, label: timeOf(at) }))
  return (
    <FormFrame
      title={t(moves ? 'rooms.move' : 'rooms.new')}
      send={t(moves ? 'app.save' : 'rooms.book')}
      pending={change.isPending}
      problem={change.problem}
      onSend={send}
      onClose={props.onClose}
    >
      <p className="soft">
        {inLanguage(hall.name, language)}
        {matter && <span className="digits"> · {matter.caseCode}</span>}
      </p>
      <Labelled id={`${id}-room`} label={t('rooms.room')}>
        <Select
          id={`${id}-room`}
          value={wish.room}
          onChange={(room) => setWish({ ...wish, room })}
          options={hall.rooms.map(({ code, name }) => ({
            value: code,
            label: inLanguage(name, language),
          }))}
        />
      </Labelled>
      <Labelled id={`${id}-day`} label={t('rooms.day')}>
        <Input
          id={`${id}-day`}
          type="date"
          className="short-date"
          value={day}
          onChange={({ target }) => target.value && setDay(target.value)}
        />
      </Labelled>
      <div className="booking-times">
        <Labelled id={`${id}-start`} label={t('rooms.start')}>
          <Select
            id={`${id}-start`}
            value={wish.start}
            onChange={(start) => setWish({ ...wish, start, end: Math.max(wish.end, start + step) })}
            options={times(0, closes - step)}
          />
        </Labelled>
        <Labelled id={`${id}-end`} label={t('rooms.end')}>
          <Select
            id={`${id}-end`}
            value={wish.end}
            onChange={(end) => setWish({ ...wish, end })}
            options={times(wish.start + step, closes)}
          />
        </Labelled>
      </div>
      {!moves && (
        <>
          <Labelled id={`${id}-purpose`} label={t('rooms.purpose')}>
            <Select
              id={`${id}-purpose`}
              value={purpose}
              onChange={setPurpose}
              options={purposeNames.map((value) => ({
                value,
                label: inLanguage(bookingPurposes[value], language),
              }))}
            />
          </Labelled>
          {!matter && (
            <Labelled id={`${id}-case`} label={t('rooms.case')} optional>
              <CasePicker id={`${id}-case`} value={caseId ?? ''} onChange={setCaseId} />
            </Labelled>
          )}
        </>
      )}
    </FormFrame>
  )
}

export const wishOf = (booking: BookingView): Wish => ({
  room: booking.room,
  start: minutesAt(booking.start),
  end: minutesAt(booking.end),
})
