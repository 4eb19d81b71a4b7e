import './photos.css'
import { useId, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { isFull } from '../store/full.ts'
import { setField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { type Shelved, shelve } from './shelf.ts'

interface Props {
  label: string
  photos: readonly Shelved[]
  onChange: (photos: Shelved[]) => void
  stamp: () => string[]
  most?: number
}

/** Photos of the place: taken with the camera, on the phone's disk before they are shown. */
export function PhotoField({ label, photos, onChange, stamp, most = 6 }: Props) {
  const t = useText()
  const id = useId()
  const [busy, setBusy] = useState(false)

  async function take(files: readonly File[]) {
    setBusy(true)
    try {
      const taken: Shelved[] = []
      for (const file of files.slice(0, most - photos.length))
        taken.push(await shelve(file, stamp()))
      onChange([...photos, ...taken])
    } catch (error) {
      if (!isFull(error)) throw error
      setField({ full: true })
    } finally {
      setBusy(false)
    }
  }

  return (
    <fieldset className="photo-field">
      <legend>{label}</legend>
      <ul className="photos">
        {photos.map((photo, index) => (
          <li key={photo.id}>
            {photo.thumb ? (
              <img src={photo.thumb} alt={t('photo.n', { n: index + 1 })} />
            ) : (
              <Icon name="file" size="2em" />
            )}
            <button
              type="button"
              aria-label={t('photo.remove', { n: index + 1 })}
              onClick={() => onChange(photos.filter((one) => one.id !== photo.id))}
            >
              <Icon name="cross" />
            </button>
          </li>
        ))}
        {photos.length < most && (
          <li className="photo-take">
            <input
              id={id}
              type="file"
              accept="image/*"
              capture="environment"
              disabled={busy}
              onChange={({ target }) => {
                const files = [...(target.files ?? [])]
                target.value = ''
                void take(files)
              }}
            />
            <label htmlFor={id}>
              <Icon name="camera" size="1.6em" />
              {t(busy ? 'photo.busy' : 'photo.take')}
            </label>
          </li>
        )}
      </ul>
    </fieldset>
  )
}
