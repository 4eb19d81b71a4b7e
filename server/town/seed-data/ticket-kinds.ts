import type { TicketKind } from '#contract/town.ts'

/**
 * What a number may be taken for, to begin with. OWN, as is the head start: a priority ticket stands
 * as if taken 15 minutes earlier, so it goes first without anyone waiting for a stream of them.
 */
export const ticketKindSeeds: readonly TicketKind[] = [
  kind('MATTER', 'A', '反映诉求、咨询', 'Report or ask'),
  kind('DISPUTE', 'B', '矛盾纠纷调解', 'Settle a dispute'),
  kind('SUPPLEMENT', 'C', '补交材料', 'Hand in what was missing'),
  kind('PICKUP', 'D', '取件、取回执', 'Fetch a result'),
  kind('APPOINTMENT', 'Y', '已预约', 'I have an appointment'),
]

function kind(code: string, prefix: string, zh: string, en: string): TicketKind {
  return { code, name: { zh, en }, prefix, headStartMinutes: 15 }
}
