import Type from 'typebox'
import { Bilingual, Id, Instant, oneOf } from './common.ts'

/** What a person is told of, in the order in which a matter goes. */
export const noticeTemplates = {
  accepted: { zh: '告知已受理', en: 'Told: accepted' },
  rejected: { zh: '告知不予受理', en: 'Told: not accepted' },
  referred: { zh: '告知转法定途径', en: 'Told: referred' },
  merged: { zh: '告知并案', en: 'Told: merged' },
  joined: { zh: '告知他人同诉', en: 'Told: others reported it too' },
  unmerged: { zh: '告知恢复单独办理', en: 'Told: on its own again' },
  dispatched: { zh: '告知已派单', en: 'Told: dispatched' },
  extended: { zh: '告知延期', en: 'Told: extended' },
  held: { zh: '告知挂账', en: 'Told: on hold' },
  resumed: { zh: '告知恢复办理', en: 'Told: resumed' },
  resolved: { zh: '告知办理结果', en: 'Told: the result' },
  reworked: { zh: '告知返工办理', en: 'Told: reworked' },
  closed: { zh: '告知结案', en: 'Told: closed' },
  reopened: { zh: '告知重新办理', en: 'Told: reopened' },
} as const satisfies Record<string, Bilingual>
export type NoticeTemplate = keyof typeof noticeTemplates
export const noticeTemplateNames = Object.keys(noticeTemplates) as [
  NoticeTemplate,
  ...NoticeTemplate[],
]

export const noticeWays = {
  PORTAL: { zh: '网上', en: 'portal' },
  SMS: { zh: '短信', en: 'text message' },
  MAIL: { zh: '电子邮件', en: 'e-mail' },
} as const
export type NoticeWay = keyof typeof noticeWays
export const noticeWayNames = Object.keys(noticeWays) as [NoticeWay, ...NoticeWay[]]

/** How far a notice got. WAITING after a failed try too: it is tried again by itself. */
export const noticeStates = {
  WAITING: { zh: '待发送', en: 'waiting' },
  SENDING: { zh: '发送中', en: 'being sent' },
  SENT: { zh: '已发出', en: 'sent' },
  FAILED: { zh: '未送达', en: 'failed' },
} as const
export type NoticeState = keyof typeof noticeStates
export const noticeStateNames = Object.keys(noticeStates) as [NoticeState, ...NoticeState[]]

/** Why a try failed; what the other side answered follows as a bare code, never its words. */
export const noticeFailures = {
  NO_ADDRESS: { zh: '没有可用的号码或邮箱', en: 'no number or address' },
  REFUSED: { zh: '对方网关拒绝', en: 'refused by the gateway' },
  UNREACHED: { zh: '连不上网关', en: 'gateway not reached' },
  BROKEN_OFF: { zh: '发送中断，是否送达不明', en: 'broken off: unknown whether it arrived' },
} as const
export type NoticeFailure = keyof typeof noticeFailures
export const noticeFailureNames = Object.keys(noticeFailures) as [NoticeFailure, ...NoticeFailure[]]

/** Tries of one sending, the first among them; then it has failed and a person decides. (OWN) */
export const mostTries = 5

export const NoticeView = Type.Object({
  id: Id,
  template: Type.String(),
  way: oneOf(noticeWayNames),
  state: oneOf(noticeStateNames),
  createdAt: Instant,
  /** The words, as they went or will go; absent on notices older than the standard texts. */
  said: Type.Optional(Type.String()),
  /** Standard text and version the words came from; absent where none fitted. */
  text: Type.Optional(Type.Object({ code: Type.String(), version: Type.Integer() })),
  /** Masked: 138****0000, w***@example.cn; absent where the identity is shielded from this actor. */
  to: Type.Optional(Type.String()),
  tries: Type.Integer(),
  sentAt: Type.Optional(Instant),
  /** Of the next try, while it waits. */
  nextAt: Type.Optional(Instant),
  failure: Type.Optional(
    Type.Object({ kind: oneOf(noticeFailureNames), detail: Type.Optional(Type.String()) }),
  ),
  /** Sent again by a person. */
  resent: Type.Optional(Type.Object({ at: Instant, person: Type.String() })),
  /** This actor may send it again now. */
  mayResend: Type.Boolean(),
})
export type NoticeView = Type.Static<typeof NoticeView>

/** GET /api/notices/failed?after=&limit= : of the last 30 days, newest first. */
export const FailedNotice = Type.Object({
  ...NoticeView.properties,
  caseId: Id,
  caseCode: Type.String(),
  region: Bilingual,
})
export type FailedNotice = Type.Static<typeof FailedNotice>
export const FailedNotices = Type.Object({
  items: Type.Array(FailedNotice),
  next: Type.Optional(Type.String()),
})
export type FailedNotices = Type.Static<typeof FailedNotices>

/** POST /api/notices/resendings; asking twice sends once. */
export const ResendBody = Type.Object(
  { ids: Type.Array(Id, { minItems: 1, maxItems: 200, uniqueItems: true }) },
  { additionalProperties: false },
)
/** For each id what it is now; a refusal where this actor may not, nothing at all where not seen. */
export const Resent = Type.Array(
  Type.Object({
    id: Id,
    state: oneOf(noticeStateNames),
    refusal: Type.Optional(Bilingual),
  }),
)
export type Resent = Type.Static<typeof Resent>

const hourMs = 3_600_000
const shanghaiMs = 8 * hourMs
const [quietFrom, quietTo] = [22, 7]

/**
 * Text messages wake people: from 22:00 to 07:00 Asia/Shanghai they wait, unless the matter is urgent.
 * Mail and portal make no sound. (OWN; the hours in which the noise law lets people rest are 22 to 6.)
 * @returns the first instant from `at` on at which it may go
 */
export function sendableFrom(way: NoticeWay, urgent: boolean, at: Date): Date {
  const hour = ((at.getTime() + shanghaiMs) % (24 * hourMs)) / hourMs
  if (way !== 'SMS' || urgent || (hour >= quietTo && hour < quietFrom)) return at
  const wait = hour >= quietFrom ? 24 - hour + quietTo : quietTo - hour
  return new Date(Math.round(at.getTime() + wait * hourMs))
}

/** Minutes until the next try: soon while it may be a hiccup, then so that the fifth is a day later. */
const waitMinutes = [5, 30, 180, 1200] as const

/** After how many tries, and when again; undefined: that was the last. */
export function nextTry(tries: number, at: Date): Date | undefined {
  const minutes = waitMinutes[tries - 1]
  return minutes === undefined ? undefined : new Date(at.getTime() + minutes * 60_000)
}
