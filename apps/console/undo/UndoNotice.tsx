import './undo.css'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import { undoMinutes } from '#contract/undo.ts'
import { useKeys } from '../keys/keys.ts'
import { noteChanges, refreshLists } from '../shell/live.ts'
import { useText } from '../texts.ts'
import { type Deed, forgetDeed, useLastDeed } from './steps.ts'

/** How long it is offered on the page; the key works as long as the server takes steps back. */
const shownMs = 15_000

/** What I did last, and the way back. */
export function UndoNotice() {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const deed = useLastDeed()
  const shown = useShown(deed)
  const undo = useMutation({
    mutationFn: takeBack,
    onSuccess: (refused) => {
      forgetDeed()
      noteChanges(client)
      refreshLists(client)
      const [first] = refused
      if (first === undefined) void message.success(t('undo.done'))
      else
        void message.warning(
          first instanceof ApiProblem ? problemWords(first, language) : t('app.failed'),
        )
    },
  })
  const possible = deed && Date.now() - deed.at < undoMinutes * 60_000
  useKeys(
    'keys.everywhere',
    possible && !undo.isPending
      ? [{ key: 'z', does: t('keys.undo'), run: () => undo.mutate(deed) }]
      : [],
  )
  return (
    <div className="undo no-print" role="status">
      {shown && deed && (
        <p>
          <Icon name="check" /> {deed.words}
          <Button size="small" loading={undo.isPending} onClick={() => undo.mutate(deed)}>
            {t('undo.back')} <kbd>z</kbd>
          </Button>
        </p>
      )}
    </div>
  )
}

/** Each step by itself: what can no longer be taken back does not keep the others. */
async function takeBack(deed: Deed): Promise<unknown[]> {
  const refused: unknown[] = []
  for (const { caseId, version } of deed.steps) {
    await api
      .call(`/cases/${caseId}/undo`, {
        method: 'POST',
        repeatable: true,
        body: { clientKey: newKey(), version },
      })
      .catch((error: unknown) => refused.push(error))
  }
  return refused
}

function useShown(deed: Deed | undefined): boolean {
  const [hidden, setHidden] = useState<Deed>()
  useEffect(() => {
    if (!deed) return
    const timer = setTimeout(() => setHidden(deed), shownMs)
    return () => clearTimeout(timer)
  }, [deed])
  return deed !== undefined && hidden !== deed
}
