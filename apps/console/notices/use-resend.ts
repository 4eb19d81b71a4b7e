import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { Resent } from '#contract/notices.ts'
import { useText } from '../texts.ts'

export interface Resend {
  send(ids: readonly string[]): void
  /** Whether this one, or any, is on its way to the queue. */
  sending(id?: string): boolean
}

/** Sends failed notices again; the server does it once, however often it is asked. */
export function useResend(onDone: () => void = () => undefined): Resend {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const mutation = useMutation({
    mutationFn: (ids: readonly string[]) =>
      api.call<Resent>('/notices/resendings', {
        method: 'POST',
        repeatable: true,
        body: { ids },
      }),
    onSuccess: (resent) => {
      const refused = resent.find(({ refusal }) => refusal)
      const n = resent.filter(({ refusal }) => !refusal).length
      if (n > 0) void message.success(t('notices.queued', { n }))
      if (refused?.refusal) void message.warning(inLanguage(refused.refusal, language))
      onDone()
    },
    onError: (error) => void message.error(problemWords(error, language)),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['case'] })
      void client.invalidateQueries({ queryKey: ['pages', '/notices/failed'] })
    },
  })
  return {
    send(ids) {
      if (!mutation.isPending && ids.length > 0) mutation.mutate(ids)
    },
    sending: (id) =>
      mutation.isPending && (id === undefined || (mutation.variables?.includes(id) ?? false)),
  }
}
