import { useCallback, useEffect, useRef } from 'react'
import { api } from '#apps/kit/api.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { prepare } from '#apps/kit/photos/draw.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import { mostPhotos, type PhotoDraft } from '../report/draft.ts'
import { dropPhotos, putPhoto, takePhoto } from './shelf.ts'

interface PhotosKept {
  photos: readonly PhotoDraft[]
  change: (by: (photos: PhotoDraft[]) => PhotoDraft[]) => void
}

/** Kinds of refusal that trying again does not mend. */
const final = [413, 415, 422]

/** Uploads photos one after the other, each on its own: one that fails never holds up the words. */
export function usePhotos({ photos, change }: PhotosKept) {
  const busy = useRef(false)

  const update = useCallback(
    (key: string, by: Partial<PhotoDraft>) =>
      change((all) => all.map((photo) => (photo.key === key ? { ...photo, ...by } : photo))),
    [change],
  )

  useEffect(() => {
    const next = photos.find(({ state }) => state === 'waiting')
    if (!next || busy.current) return
    busy.current = true
    update(next.key, { state: 'sending' })
    upload(next.key)
      .catch((): Partial<PhotoDraft> => ({ state: 'failed' }))
      .then((result) => {
        busy.current = false
        update(next.key, result)
      }, console.error)
  }, [photos, update])

  useEffect(() => {
    const again = () =>
      change((all) =>
        all.map((photo) => (photo.state === 'failed' ? { ...photo, state: 'waiting' } : photo)),
      )
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [change])

  async function add(files: readonly File[]): Promise<void> {
    for (const file of files.slice(0, mostPhotos - photos.length)) {
      const key = newKey()
      const { blob, thumb } = await prepare(file)
      await putPhoto(key, blob)
      change((all) =>
        all.length >= mostPhotos
          ? all
          : [...all, { key, state: 'waiting', ...(thumb ? { thumb } : {}) }],
      )
    }
  }

  function remove(key: string): void {
    void dropPhotos([key])
    change((all) => all.filter((photo) => photo.key !== key))
  }

  return { add, remove, retry: (key: string) => update(key, { state: 'waiting' }) }
}

async function upload(key: string): Promise<Partial<PhotoDraft>> {
  const blob = await takePhoto(key)
  if (!blob) return { state: 'refused' }
  const form = new FormData()
  form.append('file', blob, 'photo.jpg')
  try {
    const { id, uploadToken } = await api.call<{ id: string; uploadToken: string }>(
      '/portal/attachments',
      // An answer lost leaves a file that no case takes: it is swept away after two days.
      { method: 'POST', body: form, repeatable: true },
    )
    return { state: 'sent', id, token: uploadToken }
  } catch (error) {
    const refused = error instanceof ApiProblem && final.includes(error.status)
    return { state: refused ? 'refused' : 'failed' }
  }
}
