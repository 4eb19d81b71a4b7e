import '../rooms/rooms.css'
import '../rooms/call-outs.css'
import '../visits/visits.css'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf } from '#apps/kit/time.ts'
import type { CallOutStep, CallOutView } from '#contract/call-outs.ts'
import type { HallView } from '#contract/rooms.ts'
import type { NoteView } from '#contract/visits.ts'
import { BookingForm, type Wish } from '../rooms/BookingForm.tsx'
import { CallOutCard } from '../rooms/CallOutCard.tsx'
import { CallOutForm } from '../rooms/CallOutForm.tsx'
import { useHalls } from '../rooms/HallPicker.tsx'
import { roomsRoles } from '../rooms/roles.ts'
import { StepForm } from '../rooms/StepForm.tsx'
import { nextQuarter, timeOf } from '../rooms/slots.ts'
import { callOutsQuery } from '../rooms/use-call-outs.ts'
import { type TextKey, useText } from '../texts.ts'
import { NoteForm } from '../visits/NoteForm.tsx'
import { NoteSlip } from '../visits/NoteSlip.tsx'

interface Matter {
  id: string
  caseCode: string
}
type Open = 'call' | 'room' | 'note' | { call: CallOutView; step: CallOutStep }

const acts: readonly [Extract<Open, string>, IconName, TextKey][] = [
  ['call', 'bell', 'callOuts.call'],
  ['room', 'clock', 'rooms.new'],
  ['note', 'file', 'visits.write'],
]

/** What else a person at the window needs for the matter, without leaving the window. */
export function MatterActs(props: { matter: Matter; hallCode: string; ticketId: string }) {
  const t = useText()
  const language = useLanguage()
  const { matter, hallCode, ticketId } = props
  const [open, setOpen] = useState<Open>()
  const [booked, setBooked] = useState<readonly (Wish & { day: string })[]>([])
  const [slip, setSlip] = useState<NoteView>()
  const { halls } = useHalls(roomsRoles, hallCode)
  const hall = halls.data?.find(({ code }) => code === hallCode)
  const calls = useQuery(callOutsQuery)
  const own = calls.data?.filter((call) => call.case?.id === matter.id) ?? []
  const close = () => setOpen(undefined)
  return (
    <div className="matter-acts">
      <div className="hall-acts">
        {acts.map(([what, icon, name]) => (
          <Button
            key={what}
            icon={<Icon name={icon} />}
            aria-expanded={open === what}
            disabled={!hall}
            onClick={() => setOpen(open === what ? undefined : what)}
          >
            {t(name)}
          </Button>
        ))}
      </div>
      <ul className="call-outs">
        {own.map((call) => (
          <CallOutCard key={call.id} call={call} onStep={(step) => setOpen({ call, step })} />
        ))}
      </ul>
      {booked.map(({ room, day, start, end }) => (
        <p key={`${room} ${day} ${start}`} className="notice" data-tone="jade">
          {t('rooms.booked')}：{hall && roomName(hall, room, language)}{' '}
          <span className="digits">
            {day} {timeOf(start)}–{timeOf(end)}
          </span>
        </p>
      ))}
      {open === 'note' && (
        <NoteForm
          caseId={matter.id}
          at={{ hallCode, ticketId }}
          onDone={(note) => {
            close()
            setSlip(note)
          }}
        />
      )}
      {hall && open === 'call' && (
        <CallOutForm hall={hall} matter={matter} ticketId={ticketId} onClose={close} />
      )}
      {hall && open === 'room' && (
        <BookingForm
          hall={hall}
          matter={matter}
          day={dateOf(new Date())}
          wish={firstWish(hall)}
          onBooked={(slot) => setBooked((before) => [...before, slot])}
          onClose={close}
        />
      )}
      {typeof open === 'object' && <StepForm call={open.call} step={open.step} onClose={close} />}
      {slip && (
        <NoteSlip note={slip} caseCode={matter.caseCode} onClose={() => setSlip(undefined)} />
      )}
    </div>
  )
}

/** Most people who need a room need it to be mediated. */
function firstWish(hall: HallView): Wish {
  const room = hall.rooms.find(({ kind }) => kind === 'MEDIATION') ?? hall.rooms[0]
  const start = nextQuarter()
  return { room: room?.code ?? '', start, end: start + 60 }
}

function roomName(hall: HallView, room: string, language: 'zh' | 'en'): string {
  const found = hall.rooms.find(({ code }) => code === room)
  return found ? inLanguage(found.name, language) : room
}
