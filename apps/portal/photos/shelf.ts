/** Photos not yet uploaded, kept over a reload; localStorage is too small for them. */
const shelf = 'photos'

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const request = indexedDB.open('gezhong.portal', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(shelf)
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('indexedDB'))
  })
}

async function use<T>(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest<T>) {
  try {
    const database = await open()
    return await new Promise<T | undefined>((done) => {
      const request = act(database.transaction(shelf, mode).objectStore(shelf))
      request.onsuccess = () => done(request.result)
      request.onerror = () => done(undefined)
    }).finally(() => database.close())
  } catch {
    // Private windows have no database: the photo then lives as long as the page.
    return undefined
  }
}

const here = new Map<string, Blob>()

export async function putPhoto(key: string, blob: Blob): Promise<void> {
  here.set(key, blob)
  await use('readwrite', (store) => store.put(blob, key))
}

export async function takePhoto(key: string): Promise<Blob | undefined> {
  return here.get(key) ?? (await use<Blob | undefined>('readonly', (store) => store.get(key)))
}

export async function dropPhotos(keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    here.delete(key)
    await use('readwrite', (store) => store.delete(key))
  }
}
