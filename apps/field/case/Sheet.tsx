import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { commands } from '#contract/cases.ts'
import type { FieldCase } from '#contract/field.ts'
import type { KeptDeed } from '../outbox/deed.ts'
import { enqueue, mendDeed } from '../outbox/queue.ts'
import { PhotoField } from '../photos/PhotoField.tsx'
import type { Shelved } from '../photos/shelf.ts'
import { stampLines } from '../photos/stamp.ts'
import { isFull } from '../store/full.ts'
import { fieldNow, useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import {
  commandBody,
  type Entries,
  entriesOf,
  missing,
  openChecks,
  openParts,
  payloadOf,
} from './compose.ts'
import { Entry } from './Entry.tsx'
import type { FieldCommandName, FormField } from './forms.ts'

interface Props {
  caseFile: FieldCase
  command: FieldCommandName
  form: readonly FormField[]
  /** What is known before it is opened. */
  begunWith?: Entries
  /** What waits for this case and was done before. */
  waiting: readonly KeptDeed[]
  /** A refused deed to be mended, instead of a new one. */
  mends?: KeptDeed | undefined
  onClose: () => void
}

/** One command as a sheet from below: filled with a thumb, kept on the phone with one tap. */
export function Sheet(props: Props) {
  const { caseFile, command, form, waiting, mends, onClose } = props
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const units = useField(({ me }) => me?.posts ?? []).map(({ unit }) => unit.code)
  const [entries, setEntries] = useState<Entries>(() =>
    mends
      ? entriesOf(form, mends.body.payload)
      : { ...begun(caseFile, form, units), ...props.begunWith },
  )
  const [photos, setPhotos] = useState<readonly Shelved[]>(
    () => mends?.photoIds.map((photoId) => ({ id: photoId })) ?? [],
  )
  const [faults, setFaults] = useState<readonly string[]>([])
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    const sheet = dialog.current
    sheet?.showModal()
    return () => sheet?.close()
  }, [])

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (busy) return
    const empty = missing(form, entries)
    setFaults(empty)
    if (empty[0]) {
      document.getElementById(`${id}-${empty[0]}`)?.focus()
      return
    }
    setBusy(true)
    const photoIds = photos.map((photo) => photo.id)
    const payload = payloadOf(form, entries, photoIds)
    // Who mends has been shown how the matter stands; the next sync may be yet to bring it.
    const version = Math.max(caseFile.version, mends?.current?.version ?? 0)
    const seen = { id: caseFile.id, version }
    const body = { ...commandBody(seen, command, payload, waiting) }
    const title = `${commands[command][language]} · ${caseFile.title}`
    try {
      if (mends) await mendDeed(mends, body, photoIds)
      else await enqueue({ kind: 'command', body, title, caseId: caseFile.id, photoIds })
      onClose()
    } catch (error) {
      // The note above the page says that the phone is full; the sheet keeps what was written.
      if (!isFull(error)) throw error
      setBusy(false)
    }
  }

  const stamp = () =>
    stampLines({
      at: fieldNow(),
      place: inLanguage(caseFile.region.name, language),
      caseCode: caseFile.caseCode,
    })

  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={`${id}-title`} onClose={onClose}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h2 id={`${id}-title`}>{commands[command][language]}</h2>
        {form.map((field) =>
          field.kind === 'photos' ? (
            <PhotoField
              key="photos"
              label={t(field.label)}
              photos={photos}
              onChange={setPhotos}
              stamp={stamp}
            />
          ) : (
            <Entry
              key={'name' in field ? field.name : field.kind}
              id={id}
              command={command}
              field={field}
              caseFile={caseFile}
              units={units}
              entries={entries}
              faults={faults}
              onChange={(change) => setEntries((before) => ({ ...before, ...change }))}
            />
          ),
        )}
        <div className="sheet-ways">
          <button type="button" className="button button-quiet" onClick={onClose}>
            {t('case.cancel')}
          </button>
          <button type="submit" className="button button-main" disabled={busy}>
            {t('case.do')}
          </button>
        </div>
      </form>
    </dialog>
  )
}

/** What needs no asking: the one part that is mine, the first check that is due. */
function begun(caseFile: FieldCase, form: readonly FormField[], units: readonly string[]): Entries {
  const entries: Record<string, unknown> = {}
  for (const field of form) {
    if (field.kind === 'subTask')
      entries.subTaskId = openParts(caseFile, units, field.reported)[0]?.id
    if (field.kind === 'promise') {
      const [first] = openChecks(caseFile)
      entries.promiseId = first?.promiseId
      entries.checkDate = first?.checkDate
    }
  }
  return entries
}
