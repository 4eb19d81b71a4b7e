import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { newKey } from '#apps/kit/client-key.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { go } from '#apps/kit/navigate.tsx'
import { useOnline } from '#apps/kit/use-online.ts'
import type { Receipt } from '#contract/reports.ts'
import { Nearby } from '../nearby/Nearby.tsx'
import { dropPhotos } from '../photos/shelf.ts'
import { PlaceStep } from '../place/PlaceStep.tsx'
import { keepReceipt } from '../receipt/mine.ts'
import { useText } from '../texts.ts'
import { faultsOf, isEmpty, reportOf, uploadAnew } from './draft.ts'
import { Faults } from './Faults.tsx'
import { holdOf } from './hold.ts'
import { missingPhotos } from './outbox.ts'
import { SendPart } from './SendPart.tsx'
import { useDraft } from './use-draft.ts'
import { useSending } from './use-sending.ts'
import { WhatStep } from './WhatStep.tsx'
import { WhoStep } from './WhoStep.tsx'

/** "Done" on a telephone's keyboard is Enter: in the address line it must not send half a report. */
function stayOnEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** One page in three light steps; only the words are required. */
export function ReportPage() {
  const t = useText()
  const language = useLanguage()
  const { draft, latest, change, clear, restored } = useDraft()
  const [tried, setTried] = useState(false)
  const faultList = useRef<HTMLDivElement>(null)
  const faults = tried ? faultsOf(draft) : []

  const receive = useCallback(
    (receipt: Receipt) => {
      keepReceipt(receipt)
      void dropPhotos(latest.current.photos.map(({ key }) => key))
      clear()
      go('/receipt', 'replace')
    },
    [clear, latest],
  )
  const sending = useSending(receive)
  const hold = holdOf(useOnline(), draft.photos)
  const wanted = draft.wanted === true
  const frozen = sending.busy || sending.waiting !== undefined || wanted

  async function submit(clientKey = draft.clientKey) {
    setTried(true)
    if (faultsOf(draft).length > 0) {
      // After the list is drawn, so that it is what the screen reader reads.
      setTimeout(() => faultList.current?.focus())
      return
    }
    if (hold) change({ clientKey, wanted: true })
    else await sendNow(clientKey)
  }

  async function sendNow(clientKey = draft.clientKey) {
    change({ wanted: false })
    const report = reportOf({ ...draft, clientKey }, language)
    const outcome = await sending.send(report)
    if (outcome?.kind !== 'refused') return
    const lost = missingPhotos(outcome.problem).map((index) => report.attachmentIds?.[index])
    change(({ photos }) => ({ photos: uploadAnew(photos, lost) }))
  }

  const whenFree = useRef(sendNow)
  whenFree.current = sendNow
  useEffect(() => {
    if (wanted && !hold) void whenFree.current()
  }, [wanted, hold])

  function clearAll() {
    if (!confirm(t('report.clearAsk'))) return
    void dropPhotos(draft.photos.map(({ key }) => key))
    clear()
    setTried(false)
    sending.forgetProblem()
  }

  return (
    <div className="page narrow">
      <h1>{t('report.title')}</h1>
      <p className="lead">{t('report.lead')}</p>
      <p className="quiet">{t(restored ? 'report.restored' : 'report.kept')}</p>
      <Faults faults={faults} ref={faultList} />
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <fieldset className="bare" disabled={frozen} onKeyDown={stayOnEnter}>
          <WhatStep draft={draft} change={change} faults={faults} />
          <PlaceStep draft={draft} change={change} />
          <Nearby draft={draft} change={change} />
          <WhoStep draft={draft} change={change} faults={faults} />
        </fieldset>
        <SendPart
          sending={sending}
          photos={draft.photos}
          hold={wanted ? hold : undefined}
          onNow={() => void sendNow()}
          onEdit={() => change({ wanted: false })}
          onAsNew={() => {
            const clientKey = newKey()
            change({ clientKey })
            void submit(clientKey)
          }}
        />
        {!isEmpty(draft) && !frozen && (
          <p>
            <button type="button" className="plain" onClick={clearAll}>
              {t('report.clear')}
            </button>
          </p>
        )}
      </form>
    </div>
  )
}
