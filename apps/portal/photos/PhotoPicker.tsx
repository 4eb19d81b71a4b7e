import { useId } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { mostPhotos, type PhotoDraft } from '../report/draft.ts'
import { useText } from '../texts.ts'
import { usePhotos } from './use-photos.ts'

interface Props {
  photos: readonly PhotoDraft[]
  change: (by: (photos: PhotoDraft[]) => PhotoDraft[]) => void
}

export function PhotoPicker({ photos, change }: Props) {
  const t = useText()
  const id = useId()
  const { add, remove, retry } = usePhotos({ photos, change })
  const full = photos.length >= mostPhotos
  return (
    <div className="field">
      <span className="label" id={`${id}-label`}>
        {t('photo.label')} <span className="optional">{t('step.optional')}</span>
      </span>
      <p className="hint" id={`${id}-hint`}>
        {t('photo.hint')}
      </p>
      <ul className="photos" aria-labelledby={`${id}-label`}>
        {photos.map((photo, index) => (
          <li key={photo.key} data-state={photo.state}>
            {photo.thumb ? (
              <img src={photo.thumb} alt={t('photo.n', { n: index + 1 })} />
            ) : (
              <Icon name="file" size="2em" />
            )}
            <span className="photo-state" role="status">
              {t(photo.state === 'sent' ? 'photo.sent' : `photo.${photo.state}`)}
            </span>
            {photo.state === 'failed' && (
              <button
                type="button"
                className="photo-button"
                aria-label={t('photo.retry', { n: index + 1 })}
                onClick={() => retry(photo.key)}
              >
                <Icon name="refresh" />
              </button>
            )}
            <button
              type="button"
              className="photo-button photo-remove"
              aria-label={t('photo.remove', { n: index + 1 })}
              onClick={() => remove(photo.key)}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
      </ul>
      {full ? (
        <p className="hint">{t('photo.full')}</p>
      ) : (
        <span className="file-button">
          <input
            type="file"
            id={`${id}-file`}
            accept="image/*"
            multiple
            aria-describedby={`${id}-hint`}
            onChange={({ target }) => {
              const files = [...(target.files ?? [])]
              target.value = ''
              void add(files)
            }}
          />
          <label htmlFor={`${id}-file`}>
            <Icon name="camera" /> {t('photo.add')}
          </label>
        </span>
      )}
    </div>
  )
}
