import type { AppointmentView, HallAppointments } from '#contract/appointments.ts'
import type { Seal } from '#server/platform/seal.ts'
import type { Town } from '#server/town/town.ts'
import { codeOf } from './commands.ts'
import type { Appointment } from './store.ts'

const kindName = (town: Town, code: string) =>
  town.ticketKinds.find((kind) => kind.code === code)?.name ?? { zh: code, en: code }

/** For the holder of the code. */
export function appointmentView(appointment: Appointment, town: Town, seal: Seal): AppointmentView {
  const { hallCode } = appointment
  return {
    code: codeOf(seal, appointment.id),
    version: appointment.version,
    hall: { code: hallCode, name: town.hall(hallCode)?.name ?? { zh: hallCode, en: hallCode } },
    kind: kindName(town, appointment.kind),
    start: appointment.startsAt.toISOString(),
    state: appointment.state,
  }
}

/** For the hall: enough to know the slip again, not enough to act as its holder. */
export function hallAppointment(
  appointment: Appointment,
  town: Town,
  seal: Seal,
): HallAppointments[number] {
  return {
    id: appointment.id,
    version: appointment.version,
    kind: kindName(town, appointment.kind),
    start: appointment.startsAt.toISOString(),
    state: appointment.state,
    codeEnd: codeOf(seal, appointment.id).slice(-4),
    ...(appointment.ticketNumber ? { ticket: appointment.ticketNumber } : {}),
  }
}
