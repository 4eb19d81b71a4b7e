import { Button } from 'antd'
import { useRef, useState } from 'react'
import type Type from 'typebox'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { AttachmentView } from '#contract/api.ts'
import { useText } from '../texts.ts'

type Attachment = Type.Static<typeof AttachmentView>
interface Upload {
  key: number
  file: File
  view?: Attachment
  error?: unknown
}

export function uploadFile(file: File): Promise<Attachment> {
  const body = new FormData()
  body.append('file', file)
  return api.call<Attachment>('/attachments', { method: 'POST', body })
}

/** Files go up as they are chosen; one that fails stays, says why and can be sent again. */
export function AttachmentInput(props: {
  labelId: string
  value: string[]
  onChange: (ids: string[]) => void
  max: number
  /** Opens the phone's camera straight away. */
  camera?: boolean
}) {
  const t = useText()
  const language = useLanguage()
  const [uploads, setUploads] = useState<Upload[]>([])
  const input = useRef<HTMLInputElement>(null)
  const sent = useRef<string[]>(props.value)
  const nextKey = useRef(0)

  function tell(ids: string[]) {
    sent.current = ids
    props.onChange(ids)
  }
  async function send(upload: Upload) {
    const put = (change: Partial<Upload>) =>
      setUploads((all) =>
        all.map((one) =>
          one.key === upload.key ? { key: one.key, file: one.file, ...change } : one,
        ),
      )
    put({})
    try {
      const view = await uploadFile(upload.file)
      put({ view })
      tell([...sent.current, view.id])
    } catch (error) {
      put({ error })
    }
  }
  function choose(files: FileList | null) {
    const added = [...(files ?? [])]
      .slice(0, props.max - uploads.length)
      .map((file) => ({ key: nextKey.current++, file }))
    setUploads((all) => [...all, ...added])
    for (const upload of added) void send(upload)
  }
  function remove(upload: Upload) {
    setUploads((all) => all.filter((one) => one.key !== upload.key))
    if (upload.view) tell(sent.current.filter((id) => id !== upload.view?.id))
  }

  return (
    <div className="uploads">
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept="image/*,application/pdf,audio/*"
        {...(props.camera ? { accept: 'image/*', capture: 'environment' as const } : {})}
        onChange={(event) => {
          choose(event.target.files)
          event.target.value = ''
        }}
      />
      <Button
        aria-describedby={props.labelId}
        icon={<Icon name="camera" />}
        disabled={uploads.length >= props.max}
        onClick={() => input.current?.click()}
      >
        {t(props.camera ? 'onSite.photo' : 'form.upload')}
      </Button>
      <ul aria-live="polite">
        {uploads.map((upload) => (
          <li key={upload.key}>
            {upload.view?.mediaType.startsWith('image/') ? (
              <img src={upload.view.url} alt={upload.file.name} />
            ) : (
              <Icon name="file" size={28} />
            )}
            <span className="upload-name">{upload.file.name}</span>
            {!upload.view && !upload.error && <small>{t('form.uploading')}…</small>}
            {upload.error !== undefined && (
              <>
                <small className="form-fault">{problemWords(upload.error, language)}</small>
                <Button size="small" onClick={() => void send(upload)}>
                  {t('app.retry')}
                </Button>
              </>
            )}
            <Button
              type="text"
              size="small"
              aria-label={`${t('app.remove')} ${upload.file.name}`}
              icon={<Icon name="cross" />}
              onClick={() => remove(upload)}
            />
          </li>
        ))}
      </ul>
    </div>
  )
}
