import { Image } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import type { CaseView } from '#contract/api.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'

export function FilesPanel({ attachments }: { attachments: CaseView['attachments'] }) {
  const t = useText()
  if (attachments.length === 0) return null
  const images = attachments.filter(({ mediaType }) => mediaType.startsWith('image/'))
  const others = attachments.filter(({ mediaType }) => !mediaType.startsWith('image/'))
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
      <ul className="plain">
        {others.map((file) => (
          <li key={file.id}>
            <a href={file.url} target="_blank" rel="noreferrer">
              <Icon name="file" /> {file.fileName ?? file.mediaType}
            </a>{' '}
            <span className="soft digits">{Math.ceil(file.bytes / 1024)} KB</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
