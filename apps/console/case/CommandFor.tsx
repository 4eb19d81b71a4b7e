import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect, useRef } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import type { CaseView, CommandView } from '#contract/api.ts'
import type { CommandName } from '#contract/cases.ts'
import { caseQuery } from '../queries.ts'
import { refreshLists } from '../shell/live.ts'
import { useText } from '../texts.ts'
import { CommandDrawer } from './CommandDrawer.tsx'
import { useCommand } from './use-command.ts'

/** Nothing to say or to choose, and easily taken back: given at once, without a form. */
const atOnce: ReadonlySet<CommandName> = new Set(['take', 'release'])

export interface Wanted {
  caseId: string
  /** The first that may be given is meant. */
  commands: readonly CommandName[]
}

/** A command asked for by key or from a list: its form once the matter is here, or why it may not be given. */
export function CommandFor(props: Wanted & { onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const { onClose } = props
  const { data: matter, isError, isFetching } = useQuery(caseQuery(props.caseId))
  const asked = props.commands.flatMap(
    (name) => matter?.commands.filter(({ command }) => command === name) ?? [],
  )
  // Once its form is open it stays, whatever a colleague does meanwhile: the form tells what happened.
  const opened = useRef<CommandView>(undefined)
  opened.current ??= asked.find(({ allowed }) => allowed)
  const command = opened.current
  // What is known of the matter may be behind: nothing is refused by it before it is fetched anew.
  const refusal =
    matter && !command && !isFetching
      ? inLanguage(asked[0]?.refusal?.reason, language) || t('command.notHere')
      : isError
        ? t('app.failed')
        : undefined
  useEffect(() => {
    if (refusal === undefined) return
    void message.warning(refusal)
    // It was offered by a row that is behind.
    refreshLists(client)
    onClose()
  }, [refusal, message, client, onClose])
  if (!matter || !command) return null
  return atOnce.has(command.command) ? (
    <GivenAtOnce matter={matter} command={command} onClose={onClose} />
  ) : (
    <CommandDrawer matter={matter} command={command} onClose={onClose} />
  )
}

function GivenAtOnce(props: { matter: CaseView; command: CommandView; onClose: () => void }) {
  const language = useLanguage()
  const { message } = App.useApp()
  const { onClose } = props
  const { send, error } = useCommand(props.matter, props.command, onClose)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is asked for
  useEffect(() => send({}), [])
  useEffect(() => {
    if (!error) return
    if (error instanceof ApiProblem) void message.warning(problemWords(error, language))
    onClose()
  }, [error, message, language, onClose])
  return null
}
