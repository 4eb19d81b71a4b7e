import type { ProgressView } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import type { Bilingual } from '#contract/common.ts'
import type { FollowedView } from '#contract/likeness.ts'
import { caseStates } from '#contract/states.ts'
import { outcomeNames } from '#contract/text-match.ts'
import type { Case } from '#server/cases/case.ts'
import { type Kin, kinOf } from '#server/cases/kin.ts'
import { present } from '#server/cases/present.ts'
import { looksTold, timelineOf } from '#server/cases/reading.ts'
import * as store from '#server/cases/store.ts'
import { type Database, type Sql, system } from '#server/platform/db.ts'
import type { Town } from '#server/town/town.ts'

type Told = Partial<Record<CommandName, Bilingual>>

/** The steps of its own reporter, and the coming and going of others. */
const herOwn: ReadonlySet<CommandName> = new Set([
  'submit',
  'answer',
  'requestReopen',
  'supplement',
  'withdraw',
  'merge',
  'unmerge',
  'absorb',
])

export interface Around {
  kin: Kin[]
  parent?: Case
  follows?: FollowedView
  /** Who opened what identifies her: told to whoever proved to be the reporter. */
  looks?: ProgressView['looks']
}

/**
 * What hangs on a reporter's matter or carries it, read by the program, for her own scope hides it: she
 * gets the parent's steps alone, without anybody's names, words or reasons.
 */
export async function aroundOf(
  db: Database,
  town: Town,
  caseFile: Case,
  { told, proven }: { told: Told; proven: boolean },
): Promise<Around> {
  return db.run(system, async (sql) => {
    const kin = await kinOf(sql, caseFile)
    const looks = proven ? await toldLooks(sql, town, caseFile.id) : undefined
    const parent = caseFile.parentId ? await store.findCase(sql, caseFile.parentId) : undefined
    if (!parent) return present<Around>({ kin, looks })
    const timeline = await timelineOf(sql, parent.id)
    const unit = (code: string) => ({ code, name: town.unitName(code) })
    const outcome = parent.facets.outcome as keyof typeof outcomeNames | undefined
    const { zh, en } = caseStates[parent.state]
    const follows = present<FollowedView>({
      state: parent.state,
      stateName: { zh, en },
      unit: unit(parent.leadUnit ?? parent.centreCode),
      dueAt: parent.dueAt?.toISOString() ?? parent.nextDueAt?.toISOString(),
      closedAt: parent.closedAt?.toISOString(),
      outcome: proven && outcome ? outcomeNames[outcome] : undefined,
      steps: timeline.flatMap(({ at, command, moved }) => {
        const name = told[command]
        if (!name || herOwn.has(command)) return []
        return [
          present<FollowedView['steps'][number]>({
            at: at.toISOString(),
            name,
            state: moved.to.state,
            unit: moved.to.unit ? unit(moved.to.unit) : undefined,
          }),
        ]
      }),
    })
    return present<Around>({ kin, looks, parent, follows })
  })
}

async function toldLooks(sql: Sql, town: Town, caseId: string): Promise<ProgressView['looks']> {
  const looks = await looksTold(sql, caseId)
  return looks.map(({ at, purpose, unitCode }) => ({
    at: at.toISOString(),
    purpose,
    ...(unitCode ? { unit: { code: unitCode, name: town.unitName(unitCode) } } : {}),
  }))
}
