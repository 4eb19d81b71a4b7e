import type { Sql } from '#server/platform/db.ts'
import type { ActorPost } from './actor.ts'
import type { Case, Change, SubTask, Whistle } from './case.ts'
import { courseColumns, newSubTaskColumns, subTaskColumns, whistleColumns } from './columns.ts'
import { holdingOf } from './holding.ts'

export async function subTasksOf(sql: Sql, caseId: string): Promise<SubTask[]> {
  return sql.query<SubTask>(
    `select ${subTaskColumns} from sub_tasks where case_id = $1 order by created_at, unit_code, id`,
    [caseId],
    'sub-tasks',
  )
}

const newColumns = newSubTaskColumns.map(([, column]) => column).join(', ')
const newValues = newSubTaskColumns.map((_, at) => `$${at + 3}`).join(', ')

export async function addSubTask(tx: Sql, caseFile: Case, task: SubTask): Promise<void> {
  await tx.query(
    `insert into sub_tasks (case_id, county_code, ${newColumns}) values ($1, $2, ${newValues})`,
    [caseFile.id, caseFile.countyCode, ...newSubTaskColumns.map(([field]) => task[field])],
    'add-sub-task',
  )
}

const assignments = courseColumns.map(([, column], at) => `${column} = $${at + 2}`).join(', ')

export async function updateSubTask(tx: Sql, task: SubTask): Promise<void> {
  await tx.query(
    `update sub_tasks set ${assignments} where id = $1`,
    [task.id, ...courseColumns.map(([field]) => task[field])],
    'update-sub-task',
  )
}

/** Nobody finished them: the case left those who were asked. */
export async function cancelSubTasks(
  tx: Sql,
  caseId: string,
  which: NonNullable<Change['cancelSubTasks']>,
  at: Date,
): Promise<void> {
  await tx.query(
    `update sub_tasks set finished_at = $2, result = 'CANCELLED'
      where case_id = $1 and finished_at is null and ($3 = 'ALL' or kind = $3)`,
    [caseId, at, which],
  )
}

export async function whistlesOf(sql: Sql, caseId: string): Promise<Whistle[]> {
  return sql.query<Whistle>(
    `select ${whistleColumns} from whistles w where case_id = $1 order by number`,
    [caseId],
    'whistles',
  )
}

export async function addWhistle(
  tx: Sql,
  caseFile: Case,
  whistle: NonNullable<Change['addWhistle']>,
  at: Date,
): Promise<void> {
  const { no, kind, task, calledBy, reportInDueAt } = whistle
  await tx.query(
    `insert into whistles (case_id, county_code, number, kind, task, called_by, called_at, report_in_due_at)
     values ($1,$2,$3,$4,$5,$6,$7,$8)`,
    [caseFile.id, caseFile.countyCode, no, kind, task, calledBy, at, reportInDueAt],
  )
}

/** Ends a whistle with the words of those who blew it; the tasks nobody finished end with it. */
export async function endWhistle(
  tx: Sql,
  caseId: string,
  ended: NonNullable<Change['endWhistle']>,
  at: Date,
): Promise<void> {
  await tx.query(
    `update whistles set ended_at = $3, summary = $4, assessment = $5 where case_id = $1 and number = $2`,
    [caseId, ended.no, at, ended.summary, ended.assessment],
  )
  await tx.query(
    `update sub_tasks set finished_at = $3, result = 'CANCELLED'
      where case_id = $1 and whistle_no = $2 and finished_at is null`,
    [caseId, ended.no, at],
  )
}

/** What was cancelled or lapsed at that instant goes on. */
export async function restoreTasks(tx: Sql, caseId: string, endedAt: Date): Promise<void> {
  await tx.query(
    `update sub_tasks set finished_at = null, result = null
      where case_id = $1 and finished_at = $2 and result = 'CANCELLED'`,
    [caseId, endedAt],
  )
  await tx.query(
    'update whistles set ended_at = null where case_id = $1 and ended_at = $2 and summary is null',
    [caseId, endedAt],
  )
}

/** The case ended, or went to another level: its whistles are over without anybody's words. */
export async function lapseWhistles(tx: Sql, caseId: string, at: Date): Promise<void> {
  await tx.query('update whistles set ended_at = $2 where case_id = $1 and ended_at is null', [
    caseId,
    at,
  ])
}

export interface BoardWhistle extends Whistle {
  caseId: string
  caseCode: string
  title: string
  regionCode: string
}

/** More than a wall shows; a centre with as many open whistles has other worries. */
const mostOnBoard = 200

/** Open whistles of the post's region, or those its unit is called to; the most pressing first. */
export async function openWhistles(sql: Sql, post: ActorPost): Promise<BoardWhistle[]> {
  const byUnit = holdingOf(post).scope === 'unit'
  return sql.query<BoardWhistle>(
    `select ${whistleColumns}, c.id as "caseId", c.case_code as "caseCode", c.title, c.region_code as "regionCode"
       from whistles w join cases c on c.id = w.case_id and c.county_code = w.county_code
      where w.ended_at is null and ${
        byUnit
          ? 'exists (select from sub_tasks t where t.case_id = w.case_id and t.whistle_no = w.number and t.unit_code = $1)'
          : 'c.region_code ^@ $1'
      }
      order by w.report_in_due_at, c.id limit ${mostOnBoard}`,
    [byUnit ? post.unitCode : post.regionCode],
  )
}

/** Units called by these cases' whistles. */
export async function calledUnits(
  sql: Sql,
  caseIds: readonly string[],
): Promise<(SubTask & { caseId: string })[]> {
  return sql.query<SubTask & { caseId: string }>(
    `select ${subTaskColumns}, case_id as "caseId" from sub_tasks
      where case_id = any($1::uuid[]) and whistle_no is not null order by created_at, unit_code, id`,
    [caseIds],
  )
}
