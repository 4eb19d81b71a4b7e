// Words and pure rules of joint visits, apart from the schemas: the phone needs them by value.
import { canonicalJson } from './canonical.ts'

export const jointStates = {
  PLANNED: { zh: '待走访', en: 'Planned' },
  DONE: { zh: '已完成', en: 'Done' },
  CANCELLED: { zh: '已取消', en: 'Cancelled' },
} as const
export type JointState = keyof typeof jointStates
export const jointStateNames = Object.keys(jointStates) as [JointState, ...JointState[]]

export const jointAnswers = {
  INVITED: { zh: '待答复', en: 'No answer yet' },
  COMING: { zh: '参加', en: 'Comes' },
  DECLINED: { zh: '不参加', en: 'Declined' },
  ABSENT: { zh: '未到场', en: 'Did not come' },
} as const
export type JointAnswer = keyof typeof jointAnswers
export const jointAnswerNames = Object.keys(jointAnswers) as [JointAnswer, ...JointAnswer[]]

/** 警网融合: who visits together, each by a post of the case's grid or of a place above it. */
export const jointRoles = [
  'GRID_WORKER',
  'POLICE_GRID_WORKER',
  'GRID_POLICE_LEAD',
  'GRID_JUDGE',
  'GRID_LEADER',
] as const
export type JointRole = (typeof jointRoles)[number]
export const isJointRole = (role: string): role is JointRole =>
  (jointRoles as readonly string[]).includes(role)
/** Of them, those who come to the grid from outside: their day begins with what they are asked to. */
export const guestRoles = ['POLICE_GRID_WORKER', 'GRID_POLICE_LEAD', 'GRID_JUDGE'] as const

/** Of them, those who see a matter only where their unit has a part in it. */
export const byUnitRoles = ['GRID_POLICE_LEAD', 'GRID_JUDGE'] as const

/** Own choice: more than these are a meeting. Who plans is one of them. */
export const mostMembers = 8
/** Own choice: how far ahead a visit is planned, and how long it stays on the phones after its day. */
export const planDays = 60
export const shownDays = 30

interface Member {
  postId: string
  answer: JointAnswer
  part?: { text: string }
}
interface Visit {
  id: string
  caseId: string
  /** Any spelling of the instant. */
  plannedAt: string
  place: string
  members: readonly Member[]
}

/**
 * The one shared record as text, the same for all who have read the same: server and phones hash it
 * (SHA-256), and who confirms names the hash of what stood on the own screen.
 */
export function recordOf({ id, caseId, plannedAt, place, members }: Visit): string {
  const parts = members
    .flatMap(({ postId, part }) => (part ? [{ postId, text: part.text }] : []))
    .sort((a, b) => (a.postId < b.postId ? -1 : 1))
  return canonicalJson({ id, caseId, plannedAt: new Date(plannedAt).toISOString(), place, parts })
}

/** Whose word the record waits for: not who declined, nor who did not come. */
export const isAwaited = ({ answer }: Pick<Member, 'answer'>): boolean =>
  answer === 'COMING' || answer === 'INVITED'

/** Something was written, and everybody who is waited for has confirmed exactly that. */
export function isAgreed(members: readonly (Member & { confirmed: boolean })[]): boolean {
  return (
    members.some(({ part }) => part !== undefined) &&
    members.filter(isAwaited).every(({ confirmed }) => confirmed)
  )
}

/** The case lies in the place of the post: its own grid, or a village or township above it. */
export const isOfPlace = (postRegion: string, caseRegion: string): boolean =>
  caseRegion.startsWith(postRegion)
