import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import type { CaseView } from '#contract/api.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import { useText } from '../texts.ts'
import { rememberDeed } from '../undo/steps.ts'

export interface Joining {
  command: Extract<CommandName, 'merge' | 'link' | 'unlink' | 'refuseLikeness'>
  /** The case that gets the command: this one, or the one that is taken in. */
  on: { id: string; version: number }
  payload: { parentId: string } | { otherId: string }
  done: string
}

/** One click each: a merge can be taken back for some minutes, as any step that has a way back. */
export function useJoining(caseId: string) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const sending = useRef(false)
  const mutation = useMutation({
    mutationFn: ({ command, on, payload }: Joining) =>
      api.call<CaseView>(`/cases/${on.id}/${commands[command].noun}`, {
        method: 'POST',
        repeatable: true,
        body: { clientKey: newKey(), version: on.version, payload },
      }),
    onSuccess: (after, { command, on, done }) => {
      if (command === 'merge') rememberDeed(done, [{ caseId: on.id, version: after.version }])
      else void message.success(done)
    },
    onError: (error) => {
      const stale = error instanceof ApiProblem && error.type === 'stale-version'
      void message.error(stale ? t('same.stale') : problemWords(error, language))
    },
    onSettled: () => {
      sending.current = false
      void client.invalidateQueries({ queryKey: ['case', caseId] })
      void client.invalidateQueries({ queryKey: ['worklists'] })
      void client.invalidateQueries({ queryKey: ['cases'] })
    },
  })
  return {
    join(joining: Joining) {
      if (sending.current) return
      sending.current = true
      mutation.mutate(joining)
    },
    busy: mutation.isPending,
  }
}
