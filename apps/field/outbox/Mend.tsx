import { useState } from 'react'
import { newKey } from '#apps/kit/client-key.ts'
import { go } from '#apps/kit/navigate.tsx'
import { formOf, isFieldCommand } from '../case/forms.ts'
import { Sheet } from '../case/Sheet.tsx'
import { draftOf } from '../report/draft.ts'
import { layDraft } from '../report/use-draft.ts'
import { pathOf } from '../route.ts'
import { useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import type { KeptDeed } from './deed.ts'
import { dropDeed } from './queue.ts'
import { keyFor } from './rules.ts'

/** A refused deed is opened where it was made, with everything that was in it. */
export function Mend({ deed }: { deed: KeptDeed }) {
  const t = useText()
  const [open, setOpen] = useState(false)
  const caseFile = useField(({ cases }) => (deed.caseId ? cases.get(deed.caseId) : undefined))
  const deeds = useField(({ deeds }) => deeds)
  const command = String(deed.body.command)
  const isReport = deed.kind === 'report'
  if (!isReport && !(caseFile && isFieldCommand(command))) return null

  async function mend() {
    if (!isReport) return setOpen(true)
    await layDraft(draftOf(deed.body, keyFor(deed, newKey)))
    await dropDeed(deed, { keepPhotos: true })
    go(pathOf.report)
  }

  return (
    <>
      <button type="button" className="button button-quiet" onClick={() => void mend()}>
        {t('outbox.mend')}
      </button>
      {open && caseFile && isFieldCommand(command) && (
        <Sheet
          caseFile={caseFile}
          command={command}
          form={formOf(command)}
          waiting={deeds.filter((one) => one.caseId === deed.caseId && one.order < deed.order)}
          mends={deed}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
