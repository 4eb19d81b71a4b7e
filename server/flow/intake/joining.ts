import type { CommandName } from '#contract/cases.ts'
import type { Clock } from '#contract/clocks.ts'
import type { Change } from '#server/cases/case.ts'
import type { Clocks } from '#server/cases/clocks.ts'
import type { Situation } from '#server/cases/guards.ts'
import type { Effects } from '../effect.ts'

type FollowOn = NonNullable<Change['followOn']>

/** Those who go along, told under whom they stand from now on. */
function goAlong(
  along: readonly { id: string }[],
  parent: { id: string; caseCode: string },
): FollowOn {
  return along.map(({ id }) => ({
    command: 'follow' satisfies CommandName,
    caseId: id,
    payload: { parentId: parent.id, parentCode: parent.caseCode },
  }))
}

/** What the merge stopped runs on as if it had never been stopped: the person has waited all the while. */
function runOn(clocks: Clocks, names: readonly Clock[]): Clocks {
  const running = { ...clocks }
  for (const name of names) {
    const { stoppedAt: _, ...clock } = clocks[name] ?? {}
    if ('dueAt' in clock) running[name] = clock
  }
  return running
}

const notStopped = (clocks: Clocks) =>
  (Object.keys(clocks) as Clock[]).filter((name) => clocks[name]?.stoppedAt === undefined)

function related({ other }: Situation, kind: 'RELATED' | 'NOT_SAME' | null): Change {
  const { id = '', caseCode = '' } = other?.caseFile ?? {}
  return {
    patch: {},
    data: { otherId: id, otherCode: caseCode, ...(kind ? {} : { kind: other?.link ?? null }) },
    relate: { otherId: id, kind },
  }
}

const withReason = (reason: string | undefined) => (reason ? { reason } : {})

/** What belongs together: merged, parted, or only told apart. */
export const joiningEffects = {
  merge({ caseFile, parent, kin = [] }, { reason }) {
    const along = kin.filter(({ parentId }) => parentId === caseFile.id)
    const codes = along.map(({ caseCode }) => caseCode)
    const { whistles, sentFrom } = caseFile.facets
    return {
      patch: {
        parentId: parent?.id ?? null,
        facets: {
          ...caseFile.facets,
          merge: {
            from: caseFile.state,
            running: notStopped(caseFile.clocks),
            along: along.map(({ id }) => id),
            ...(whistles ? { whistles } : {}),
            ...(sentFrom ? { sentFrom } : {}),
          },
        },
      },
      data: { parentId: parent?.id ?? null, parentCode: parent?.caseCode ?? null, along: codes },
      ...withReason(reason),
      cancelSubTasks: 'ALL',
      notice: { template: 'merged', facts: parent ? { joined: parent.caseCode } : {} },
      followOn: parent
        ? [
            // One level deep: what had been merged into this one stands under the parent as well.
            ...goAlong(along, parent),
            {
              command: 'absorb',
              caseId: parent.id,
              payload: { childId: caseFile.id, childCode: caseFile.caseCode, along: codes },
            },
          ]
        : [],
    }
  },
  unmerge({ caseFile, parent, kin = [] }, { reason }) {
    // An answer given meanwhile was about the parent's result.
    const { merge, answer: _, ...facets } = caseFile.facets
    // Those that came along and are still there go back with it.
    const along = kin.filter(
      ({ id, parentId }) => parentId === parent?.id && merge?.along.includes(id),
    )
    const codes = along.map(({ caseCode }) => caseCode)
    return {
      patch: {
        parentId: null,
        facets: {
          ...facets,
          ...(merge?.whistles ? { whistles: merge.whistles } : {}),
          ...(merge?.sentFrom ? { sentFrom: merge.sentFrom } : {}),
        },
        clocks: runOn(caseFile.clocks, merge?.running ?? []),
      },
      data: { parentId: parent?.id ?? null, parentCode: parent?.caseCode ?? null, along: codes },
      ...withReason(reason),
      ...(caseFile.closedAt ? { restoreTasks: caseFile.closedAt } : {}),
      notice: { template: 'unmerged' },
      followOn: parent
        ? [
            ...goAlong(along, caseFile),
            {
              command: 'giveBack',
              caseId: parent.id,
              payload: { childId: caseFile.id, childCode: caseFile.caseCode, along: codes },
            },
          ]
        : [],
    }
  },
  absorb: ({ caseFile, kin = [] }, joined) => ({
    patch: {},
    data: joined,
    // The reporter hears once that others said the same, not with each of them.
    ...(kin.filter(({ parentId }) => parentId === caseFile.id).length === joined.along.length + 1
      ? { notice: { template: 'joined' as const } }
      : {}),
  }),
  giveBack: (_, parted) => ({ patch: {}, data: parted }),
  follow: (_, parent) => ({ patch: { parentId: parent.parentId }, data: parent }),
  link: (situation, { reason }) => ({ ...related(situation, 'RELATED'), ...withReason(reason) }),
  unlink: (situation, { reason }) => ({ ...related(situation, null), ...withReason(reason) }),
  refuseLikeness: (situation, { reason }) => ({
    ...related(situation, 'NOT_SAME'),
    ...withReason(reason),
  }),
} satisfies Partial<Effects>
