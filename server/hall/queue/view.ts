import type { Bilingual } from '#contract/common.ts'
import {
  type HallQueue,
  type HallScreen,
  type MyHalls,
  mostWaiting,
  type QueueTicket,
  type TicketView,
} from '#contract/hall.ts'
import type { Hall, TicketKind } from '#contract/town.ts'
import { undoMinutes } from '#contract/undo.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Town } from '#server/town/town.ts'
import { overseesHall, servesHall } from '../policy.ts'
import { kindsIn, windowCount } from './rules.ts'
import type { Seat } from './seats.ts'
import type { Ticket } from './store.ts'

const named = ({ code, name }: Hall) => ({ code, name })

/** An ended kind is still told by its code: the ticket was taken while it was in force. */
function kindName(kinds: readonly TicketKind[], code: string): Bilingual {
  return kinds.find((kind) => kind.code === code)?.name ?? { zh: code, en: code }
}

const roomOf = (hall: Hall, ticket: Ticket) =>
  ticket.room === null ? undefined : hall.rooms[ticket.room]?.name

/** Where a ticket was sent to, as far as it was. */
function place(hall: Hall, ticket: Ticket): { window?: number; room?: Bilingual } {
  const room = roomOf(hall, ticket)
  return {
    ...(ticket.window === null ? {} : { window: ticket.window }),
    ...(room ? { room } : {}),
  }
}

export function ticketView(
  town: Town,
  hall: Hall,
  ticket: Ticket,
  more: { ahead: number; today: string },
): TicketView {
  return {
    token: ticket.token,
    hall: named(hall),
    number: ticket.number,
    kind: kindName(town.ticketKinds, ticket.kind),
    state: ticket.state,
    priority: ticket.priority,
    ahead: more.ahead,
    takenAt: ticket.takenAt.toISOString(),
    ...place(hall, ticket),
    ended: ticket.day !== more.today,
  }
}

export interface QueueState {
  waiting: readonly Ticket[]
  called: readonly Ticket[]
}

/** For the wall: numbers and windows, nothing of persons or matters. */
export function screenView(town: Town, hall: Hall, state: QueueState, now: Date): HallScreen {
  return {
    hall: named(hall),
    now: now.toISOString(),
    called: state.called.slice(0, 12).map((ticket) => ({
      number: ticket.number,
      ...place(hall, ticket),
      state: ticket.state,
      calledAt: (ticket.calledAt ?? ticket.takenAt).toISOString(),
      calls: ticket.calls,
    })),
    waiting: state.waiting.length,
    kinds: kindLines(town, hall, state.waiting),
    full: state.waiting.length >= mostWaiting,
  }
}

function kindLines(town: Town, hall: Hall, waiting: readonly Ticket[]) {
  return kindsIn(hall.code, town.ticketKinds).map(({ code, name, prefix, headStartMinutes }) => ({
    code,
    name,
    prefix,
    headStartMinutes,
    waiting: waiting.filter((ticket) => ticket.kind === code).length,
  }))
}

export function queueTicket(
  town: Pick<Town, 'ticketKinds'>,
  ticket: Ticket,
  caseCodes: ReadonlyMap<string, string>,
): QueueTicket {
  const caseCode = ticket.caseId === null ? undefined : caseCodes.get(ticket.caseId)
  return {
    id: ticket.id,
    number: ticket.number,
    kind: { code: ticket.kind, name: kindName(town.ticketKinds, ticket.kind) },
    state: ticket.state,
    priority: ticket.priority,
    missed: ticket.missed,
    takenAt: ticket.takenAt.toISOString(),
    ...(ticket.calledAt ? { calledAt: ticket.calledAt.toISOString() } : {}),
    calls: ticket.calls,
    ...(ticket.window === null ? {} : { window: ticket.window }),
    ...(ticket.caseId && caseCode ? { case: { id: ticket.caseId, caseCode } } : {}),
    ...(ticket.appointmentId ? { appointmentId: ticket.appointmentId } : {}),
  }
}

export function queueView(
  town: Town,
  hall: Hall,
  state: QueueState & {
    seats: readonly Seat[]
    served: number
    ended: Ticket | undefined
    caseCodes: ReadonlyMap<string, string>
  },
  personId: string,
  now: Date,
): HallQueue {
  const view = (ticket: Ticket) => queueTicket(town, ticket, state.caseCodes)
  const oldest = Math.min(now.getTime(), ...state.waiting.map(({ takenAt }) => takenAt.getTime()))
  return {
    hall: named(hall),
    rooms: hall.rooms.map(({ name }) => name),
    kinds: kindLines(town, hall, state.waiting),
    windows: Array.from({ length: windowCount(hall) }, (_, index) => {
      const number = index + 1
      const seat = state.seats.find((one) => one.number === number)
      const ticket = state.called.find((one) => one.window === number)
      return {
        number,
        seat: !seat ? 'FREE' : seat.personId === personId ? 'MINE' : 'TAKEN',
        kinds: seat?.kinds ?? [],
        ...(ticket ? { ticket: view(ticket) } : {}),
      }
    }),
    waiting: state.waiting.map(view),
    ...takeBack(state, personId, view),
    served: state.served,
    longestWaitSeconds: Math.round((now.getTime() - oldest) / 1000),
  }
}

/** Only where I still sit: the ticket comes back to the window it was at. */
function takeBack(
  { ended, seats }: { ended: Ticket | undefined; seats: readonly Seat[] },
  personId: string,
  view: (ticket: Ticket) => QueueTicket,
): Pick<HallQueue, 'takeBack'> {
  const mine = seats.find((seat) => seat.personId === personId)
  if (!ended?.lastStep || mine?.number !== ended.lastStep.before.window) return {}
  const { command, at } = ended.lastStep
  const until = new Date(Date.parse(at) + undoMinutes * 60_000).toISOString()
  return { takeBack: { ticket: view(ended), step: command, until } }
}

/** Halls of my posts, those of my own centres first. */
export function myHalls(town: Town, actor: Actor, seat: Seat | undefined): MyHalls {
  const centres = actor.kind === 'staff' ? actor.posts.map((post) => post.unitCode) : []
  const rank = (hall: Hall) => (centres.includes(hall.centre) ? 0 : 1)
  return {
    halls: town.halls
      .filter((hall) => overseesHall(actor, hall))
      .toSorted((a, b) => rank(a) - rank(b) || a.code.localeCompare(b.code))
      .map((hall) => ({
        ...named(hall),
        regionCode: hall.regionCode,
        windows: windowCount(hall),
        maySit: servesHall(actor, hall),
        mayOversee: true,
      })),
    ...(seat ? { seat: { hallCode: seat.hallCode, window: seat.number } } : {}),
  }
}
