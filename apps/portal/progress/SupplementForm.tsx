import { useState } from 'react'
import { PhotoPicker } from '../photos/PhotoPicker.tsx'
import type { PhotoDraft } from '../report/draft.ts'
import { Field } from '../shell/Field.tsx'
import { useText } from '../texts.ts'
import type { ActionProps } from './Actions.tsx'
import { Send } from './Send.tsx'
import { useCommand } from './use-command.ts'

export function SupplementForm(props: ActionProps) {
  const t = useText()
  const { give, busy, problem } = useCommand(props)
  const [words, setWords] = useState('')
  const [photos, setPhotos] = useState<PhotoDraft[]>([])
  const [tried, setTried] = useState(false)
  const missing = words.trim() === ''

  function send() {
    const sent = photos.flatMap(({ id, token }) => (id && token ? [[id, token] as const] : []))
    const payload = {
      words,
      ...(sent.length > 0 ? { attachmentIds: sent.map(([id]) => id) } : {}),
    }
    void give(
      'supplements',
      payload,
      sent.length > 0 ? { uploadTokens: Object.fromEntries(sent) } : {},
    )
  }

  return (
    <form
      className="action-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (!missing) send()
        else document.getElementById('supplement')?.focus()
      }}
    >
      <Field
        id="supplement"
        label={t('supplement.words')}
        fault={tried && missing ? t('act.needWords') : undefined}
      >
        {(control) => (
          <textarea
            {...control}
            rows={4}
            maxLength={8000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        )}
      </Field>
      <PhotoPicker photos={photos} change={setPhotos} />
      <Send busy={busy} problem={problem} />
    </form>
  )
}
