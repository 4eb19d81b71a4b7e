import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, currentOf } from '#apps/kit/problem.ts'
import type { CaseView, CommandView, TimelineRow } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import { waysBack } from '#contract/undo.ts'
import { caseQuery } from '../queries.ts'
import { refreshLists } from '../shell/live.ts'
import { useText } from '../texts.ts'
import { forgetDeed, rememberDeed } from '../undo/steps.ts'
import { mergesWith } from './merges.ts'

/** A matter that moves on faster than this is one to look at again. */
const mostMerges = 3

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
  /** The version that the next sending builds on. */
  const base = useRef(matter)
  const meanwhile = useRef<TimelineRow[]>([])
  const sending = useRef(false)
  const [stale, setStale] = useState<{ before: CaseView; now: CaseView }>()

  function sendOnce(payload: Record<string, unknown>): Promise<CaseView> {
    return api.call<CaseView>(`/cases/${matter.id}/${command.noun}`, {
      method: 'POST',
      repeatable: true,
      body: {
        clientKey: key.current,
        version: base.current.version,
        ...(command.postId ? { postId: command.postId } : {}),
        payload,
      },
    })
  }

  /** The matter as it stands now, when the refusal was that it moved on. */
  async function movedOn(error: unknown): Promise<CaseView | undefined> {
    if (!(error instanceof ApiProblem) || error.type !== 'stale-version') return undefined
    const current = currentOf<CaseView>(error)
    if (current && 'timeline' in current) return current
    // Asked by itself: a fetch of the page's own is given up when news of the matter comes meanwhile.
    // It may have gone where it is no longer ours to see: the refusal alone is shown then.
    return api.get<CaseView>(`/cases/${matter.id}`).catch(() => undefined)
  }

  /** Sent again on the newer version where what happened meanwhile takes nothing from it. */
  async function sendMerged(payload: Record<string, unknown>): Promise<CaseView> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await sendOnce(payload)
      } catch (error) {
        const now = await movedOn(error)
        const since = now?.timeline.filter(({ seq }) => seq > base.current.version) ?? []
        const still = now?.commands.some((one) => one.command === command.command && one.allowed)
        if (!now || !still || tries === mostMerges || !mergesWith(command.command, since)) {
          if (now) setStale({ before: stale?.now ?? base.current, now })
          if (now) base.current = now
          throw error
        }
        base.current = now
        key.current = newKey()
        meanwhile.current.push(...since)
      }
    }
  }

  const mutation = useMutation({
    mutationFn: sendMerged,
    onSuccess: (after) => {
      client.setQueryData(caseQuery(matter.id).queryKey, after)
      refreshLists(client)
      const name = inLanguage(command.name, language)
      const words = meanwhile.current.length
        ? t('command.merged', { name, what: whatHappened(meanwhile.current, language) })
        : t('command.done', { name })
      if (waysBack[command.command]) {
        rememberDeed(words, [{ caseId: matter.id, version: after.version }])
      } else {
        forgetDeed()
        void message.success(words)
      }
      onDone()
    },
    onError: (error) => {
      const lost =
        !(error instanceof ApiProblem) || error.type === 'unreachable' || error.status >= 500
      if (!lost) key.current = newKey()
      // What stands beside the form, and the list beneath it, are as they are now.
      if (base.current !== matter) client.setQueryData(caseQuery(matter.id).queryKey, base.current)
      if (!lost) refreshLists(client)
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

function whatHappened(rows: readonly TimelineRow[], language: 'zh' | 'en'): string {
  return rows
    .map((row) => `${row.person ?? ''} ${commands[row.command][language]}`.trim())
    .join('、')
}
