import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CaseRow, PostView } from '#contract/api.ts'
import type { BulkCommand } from '#contract/bulk.ts'
import { commands } from '#contract/cases.ts'
import type { BulkBody, BulkResult } from '#contract/workbench.ts'
import { noteChanges, refreshLists } from '../shell/live.ts'
import { useText } from '../texts.ts'
import { rememberDeed } from '../undo/steps.ts'

/** One command on many matters, each with its own key: sent again after a lost answer, nothing happens twice. */
export function useBulk(
  command: BulkCommand,
  post: PostView,
  rows: readonly CaseRow[],
  onDone: () => void,
) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const keys = useRef(new Map(rows.map(({ id }) => [id, newKey()])))
  const sending = useRef(false)
  const mutation = useMutation({
    mutationFn: (payload: Record<string, unknown>) => {
      const body: BulkBody = {
        command,
        postId: post.id,
        payload,
        cases: rows.map(({ id, version }) => ({
          id,
          version,
          clientKey: keys.current.get(id) ?? newKey(),
        })),
      }
      return api.call<BulkResult>('/bulk', { method: 'POST', repeatable: true, body })
    },
    onSuccess: (result) => {
      const undoable = result.rows.flatMap(({ id, version, undoUntil }) =>
        undoUntil && version ? [{ caseId: id, version }] : [],
      )
      const n = result.rows.filter(({ done }) => done).length
      rememberDeed(t('bulk.done', { name: commands[command][language], n }), undoable)
      noteChanges(client)
      refreshLists(client)
      onDone()
    },
    onSettled: () => {
      sending.current = false
    },
  })
  return {
    send(payload: Record<string, unknown>) {
      if (sending.current) return
      sending.current = true
      mutation.mutate(payload)
    },
    result: mutation.data,
    isPending: mutation.isPending,
    error: mutation.error,
  }
}
