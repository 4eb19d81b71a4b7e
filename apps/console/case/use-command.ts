import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, currentOf } from '#apps/kit/problem.ts'
import type { CaseView, CommandView } from '#contract/api.ts'
import { waysBack } from '#contract/undo.ts'
import { caseQuery } from '../queries.ts'
import { useText } from '../texts.ts'
import { forgetDeed, rememberDeed } from '../undo/steps.ts'

/**
 * Sends one command at most once: one client key for the opened form, kept while the outcome is
 * unknown (a lost answer), renewed only after a definite refusal, which recorded nothing.
 */
export function useCommand(matter: CaseView, command: CommandView, onDone: () => void) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const key = useRef(newKey())
  const opened = useRef(matter)
  const sending = useRef(false)
  const [stale, setStale] = useState<{ before: CaseView; now: CaseView }>()

  const mutation = useMutation({
    mutationFn: (payload: Record<string, unknown>) =>
      api.call<CaseView>(`/cases/${matter.id}/${command.noun}`, {
        method: 'POST',
        repeatable: true,
        body: {
          clientKey: key.current,
          version: (stale?.now ?? opened.current).version,
          ...(command.postId ? { postId: command.postId } : {}),
          payload,
        },
      }),
    onSuccess: (after) => {
      client.setQueryData(caseQuery(matter.id).queryKey, after)
      void client.invalidateQueries({ queryKey: ['worklists'] })
      void client.invalidateQueries({ queryKey: ['cases'] })
      const words = t('command.done', { name: inLanguage(command.name, language) })
      if (waysBack[command.command]) {
        rememberDeed(words, [{ caseId: matter.id, version: after.version }])
      } else {
        forgetDeed()
        void message.success(words)
      }
      onDone()
    },
    onError: async (error) => {
      const lost =
        !(error instanceof ApiProblem) || error.type === 'unreachable' || error.status >= 500
      if (!lost) key.current = newKey()
      if (!(error instanceof ApiProblem) || error.type !== 'stale-version') return
      const current = currentOf<CaseView>(error)
      const now =
        current && 'timeline' in current
          ? current
          : await client
              .fetchQuery({ ...caseQuery(matter.id), staleTime: 0 })
              // It went where it is no longer ours to see: the refusal alone is shown.
              .catch(() => undefined)
      if (!now) return
      setStale({ before: stale?.now ?? opened.current, now })
      client.setQueryData(caseQuery(matter.id).queryKey, now)
    },
    onSettled: () => {
      sending.current = false
    },
  })

  return {
    send(payload: Record<string, unknown>) {
      // A second click can come before React has drawn the button busy.
      if (sending.current) return
      sending.current = true
      mutation.mutate(payload)
    },
    isPending: mutation.isPending,
    error: mutation.error,
    stale,
  }
}
