import { useEffect, useId, useRef, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import type { FieldCase } from '#contract/field.ts'
import { useText } from '../texts.ts'
import { type Photo, photoGroups } from './photo-groups.ts'
import { usePicture } from './use-picture.ts'

/** Photos of before and after, small; without a network it is said that they are not on the phone. */
export function CasePhotos({ caseFile }: { caseFile: FieldCase }) {
  const t = useText()
  const id = useId()
  const [open, setOpen] = useState<{ photo: Photo; name: string }>()
  const groups = photoGroups(caseFile)
  if (groups.before.length + groups.after.length === 0) return null
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{t('case.photos')}</h2>
      {(['before', 'after'] as const).map(
        (when) =>
          groups[when].length > 0 && (
            <div key={when}>
              <h3 className="photos-when">{t(`photos.${when}`)}</h3>
              <ul className="case-photos">
                {groups[when].map((photo, index) => {
                  const name = `${t(`photos.${when}`)} ${index + 1}`
                  return (
                    <li key={photo.id}>
                      <Thumb photo={photo} name={name} onOpen={() => setOpen({ photo, name })} />
                    </li>
                  )
                })}
              </ul>
            </div>
          ),
      )}
      {open && <Large {...open} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function Thumb(props: { photo: Photo; name: string; onOpen: () => void }) {
  const t = useText()
  const { photo, name } = props
  const picture = usePicture(`${photo.url}/thumb`)
  if (picture === 'absent')
    return (
      <p className="photo-absent">
        <Icon name="camera" />
        {t('photos.absent')}
      </p>
    )
  return (
    <button type="button" className="case-photo" aria-label={name} onClick={props.onOpen}>
      {picture ? <img src={picture} alt="" /> : <Icon name="camera" size="1.6em" />}
    </button>
  )
}

function Large({ photo, name, onClose }: { photo: Photo; name: string; onClose: () => void }) {
  const t = useText()
  const dialog = useRef<HTMLDialogElement>(null)
  const picture = usePicture(photo.url)
  useEffect(() => {
    const sheet = dialog.current
    sheet?.showModal()
    return () => sheet?.close()
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-label={name} onClose={onClose}>
      {picture === undefined && <p role="status">{t('photos.coming')}</p>}
      {picture === 'absent' && <p role="status">{t('photos.absent')}</p>}
      {picture && picture !== 'absent' && <img className="case-large" src={picture} alt={name} />}
      <div className="sheet-ways call-end">
        <button type="button" className="button button-quiet" onClick={onClose}>
          {t('call.close')}
        </button>
      </div>
    </dialog>
  )
}
