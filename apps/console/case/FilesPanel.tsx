import { Button, Image } from 'antd'
import { Suspense, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { part } from '#apps/kit/part.ts'
import type { CaseView } from '#contract/api.ts'
import { showingOf } from '../files/media.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'

const PdfViewer = part(async () => (await import('../files/PdfViewer.tsx')).PdfViewer)

type File = CaseView['attachments'][number]

/** Pictures, recordings and documents of a matter, seen and heard where they are. */
export function FilesPanel({ attachments }: { attachments: CaseView['attachments'] }) {
  const t = useText()
  const [read, setRead] = useState<File>()
  if (attachments.length === 0) return null
  const images = attachments.filter(({ mediaType }) => showingOf(mediaType) === 'picture')
  const others = attachments.filter(({ mediaType }) => showingOf(mediaType) !== 'picture')
  return (
    <Panel title={t('case.attachments')} count={attachments.length}>
      <Image.PreviewGroup>
        <div className="thumbs">
          {images.map((image, index) => (
            <Image
              key={image.id}
              src={image.url}
              width={88}
              height={88}
              alt={image.fileName ?? `${t('case.attachments')} ${index + 1}`}
            />
          ))}
        </div>
      </Image.PreviewGroup>
      <ul className="plain files">
        {others.map((file) => (
          <li key={file.id}>
            <FileLine file={file} onRead={() => setRead(file)} />
          </li>
        ))}
      </ul>
      <Suspense>
        {read && <PdfViewer key={read.id} file={read} onClose={() => setRead(undefined)} />}
      </Suspense>
    </Panel>
  )
}

function FileLine({ file, onRead }: { file: File; onRead: () => void }) {
  const t = useText()
  const showing = showingOf(file.mediaType)
  const name = file.fileName ?? file.mediaType
  return (
    <>
      <a href={file.url} target="_blank" rel="noreferrer">
        <Icon name="file" /> {name}
      </a>{' '}
      <span className="soft digits">{Math.ceil(file.bytes / 1024)} KB</span>{' '}
      {showing === 'pdf' && (
        <Button size="small" onClick={onRead} aria-label={`${t('files.view')} ${name}`}>
          {t('files.view')}
        </Button>
      )}
      {showing === 'sound' && (
        // biome-ignore lint/a11y/useMediaCaption: a recording by a resident has none
        <audio controls preload="metadata" src={file.url} aria-label={name} />
      )}
      {showing === 'link' && <span className="soft">{t('files.unplayable')}</span>}
    </>
  )
}
