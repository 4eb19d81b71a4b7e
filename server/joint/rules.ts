import type { Bilingual } from '#contract/common.ts'
import type { JointDeed, JointMember, JointVisit } from '#contract/joint.ts'
import { isAgreed, isAwaited } from '#contract/joint-words.ts'
import { roles } from '#contract/roles.ts'

type Later = Exclude<JointDeed, { action: 'plan' }>
type Shown = Pick<JointVisit, 'state' | 'plannedBy' | 'members' | 'recordHash'>

const say = (zh: string, en: string): Bilingual => ({ zh, en })
const reasons = {
  over: say('这次联合走访已经结束', 'This joint visit is over'),
  plannersOwn: say(
    '您是召集人：去不了请取消这次走访',
    'You planned it: cancel it if you cannot come',
  ),
  hasPart: say('您已写下自己的部分，不能再说不参加', 'You wrote your part, so you were there'),
  nothing: say('共同记录还是空的', 'Nothing is written yet'),
  changed: say(
    '记录在您看过之后有改动，请看过最新的再确认',
    'The record was changed after you read it: read it again and confirm',
  ),
  notComing: say('您已答复不参加', 'You have declined'),
  plannerOnly: say('只有召集人可以这样做', 'Only who planned it may do this'),
  absentWrote: say('写了记录的人不能记为未到场', 'Who wrote a part was there'),
  notAgreed: say('还有人没有确认现在的记录', 'Not everybody has confirmed the record as it stands'),
} as const

/** Why a member may not do this now; undefined: it may be done. */
export function refusalOf(visit: Shown, me: JointMember, deed: Later): Bilingual | undefined {
  if (visit.state !== 'PLANNED') return reasons.over
  const planned = visit.plannedBy === me.postId
  switch (deed.action) {
    case 'answer':
      if (deed.coming) return undefined
      if (planned) return reasons.plannersOwn
      return me.part ? reasons.hasPart : undefined
    case 'part':
      return undefined
    case 'confirm':
      if (!isAwaited(me)) return reasons.notComing
      if (!visit.members.some(({ part }) => part)) return reasons.nothing
      return deed.hash === visit.recordHash ? undefined : reasons.changed
    case 'cancel':
      return planned ? undefined : reasons.plannerOnly
    case 'close': {
      const { absent = [] } = deed
      if (absent.length > 0 && !planned) return reasons.plannerOnly
      const left = visit.members.filter(({ postId }) => absent.includes(postId))
      if (left.some(({ part, postId }) => part || postId === visit.plannedBy))
        return reasons.absentWrote
      if (!isAwaited(me)) return reasons.notComing
      return isAgreed(withAbsent(visit.members, absent)) ? undefined : reasons.notAgreed
    }
  }
}

/** The members once those who did not come are marked; who had declined stays so. */
export function withAbsent(
  members: readonly JointMember[],
  absent: readonly string[],
): JointMember[] {
  return members.map((member) =>
    absent.includes(member.postId) && isAwaited(member) ? { ...member, answer: 'ABSENT' } : member,
  )
}

/** What the timeline of the case says of a visit that is over: roles, never names. */
export function noteOf(
  { plannedAt, recordHash }: Pick<JointVisit, 'plannedAt' | 'recordHash'>,
  members: readonly Pick<JointMember, 'role' | 'answer'>[],
): string {
  const named = (some: typeof members) => some.map(({ role }) => roles[role].zh).join('、')
  const local = new Date(Date.parse(plannedAt) + 8 * 3_600_000).toISOString()
  const others = members.filter((member) => !isAwaited(member))
  return [
    `联合走访（${local.slice(0, 10)} ${local.slice(11, 16)}）：${named(members.filter(isAwaited))}共同到场`,
    ...(others.length > 0 ? [`${named(others)}未参加`] : []),
    `共同记录已由到场各方确认，校验值 ${recordHash.slice(0, 16)}`,
  ].join('；')
}
