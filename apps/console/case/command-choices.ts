import { useQuery } from '@tanstack/react-query'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CaseView, PostView } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import type { Refusal } from '#contract/town.ts'
import type { ColleagueList } from '#contract/workbench.ts'
import type { FormValues } from '../forms/fields.ts'
import type { Choice } from '../forms/SchemaForm.tsx'
import { tasksFor } from './tasks-for.ts'

const taskCommands: ReadonlySet<CommandName> = new Set<CommandName>([
  'reportIn',
  'finishSubTask',
  'declineTask',
  'ruleTask',
])

/** Choices that depend on the case or the town: grounds of refusal, open sub-tasks, promises, dates. */
export function useCommandChoices(
  command: CommandName,
  matter: CaseView,
  values: FormValues,
  post: PostView | undefined,
): Record<string, Choice[]> {
  const language = useLanguage()
  const kind = command === 'reject' ? 'REJECT' : command === 'refer' ? 'REFER' : undefined
  const refusals = useQuery({
    queryKey: ['town', 'refusals'],
    enabled: kind !== undefined,
    staleTime: 10 * 60_000,
    queryFn: ({ signal }) => api.get<Refusal[]>('/town/refusals', undefined, signal),
  })
  const colleagues = useColleagueChoices(command === 'assign' ? post : undefined)
  if (command === 'assign')
    return { colleagueId: colleagues.filter(({ value }) => value !== matter.takenBy?.id) }
  if (kind) {
    const fitting = (refusals.data ?? []).filter((refusal) => refusal.kind === kind)
    return {
      refusalCode: fitting.map(({ code, name }) => ({
        value: code,
        label: inLanguage(name, language),
      })),
    }
  }
  if (taskCommands.has(command)) {
    return {
      subTaskId: tasksFor(command, matter, post?.unit.code).map(({ id, unit, task }) => ({
        value: id,
        label: [inLanguage(unit.name, language), task].filter(Boolean).join('：'),
      })),
    }
  }
  if (command === 'checkPromise') return promiseChoices(matter, values)
  return {}
}

/** Who may have matters in hand at the unit of this post. */
export function useColleagueChoices(post: PostView | undefined): Choice[] {
  const colleagues = useQuery({
    queryKey: ['colleagues', post?.id],
    enabled: post !== undefined,
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      api.get<ColleagueList>('/colleagues', post ? { post: post.id } : undefined, signal),
  })
  return (colleagues.data ?? []).map(({ id, name }) => ({ value: id, label: name }))
}

function promiseChoices(matter: CaseView, values: FormValues): Record<string, Choice[]> {
  const open = matter.promises.filter(({ checks }) => checks.some((c) => c.kept === undefined))
  const promise = open.find(({ id }) => id === values.promiseId) ?? open[0]
  const dates = promise?.checks.filter(({ kept }) => kept === undefined) ?? []
  return {
    promiseId: open.map(({ id, content }) => ({ value: id, label: content })),
    checkDate: dates.map(({ date }) => ({ value: date, label: date })),
  }
}
