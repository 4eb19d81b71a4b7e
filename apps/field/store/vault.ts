import type { Database, Keyring } from './database.ts'
import { makeSealKey, openBytes, seal, sealBytes, unseal } from './seal.ts'

/** Days without a word from the server after which what the phone was told is wiped (OWN). */
export const keepDays = 10
const day = 86_400_000
const mine = 'mine'

/** Everything the phone keeps, sealed under the key of who is signed in. */
export interface Vault {
  personId: string
  read<T>(name: string): Promise<T | undefined>
  write(name: string, value: unknown): Promise<void>
  /** Deeds in the order they were done. */
  deeds<T>(): Promise<{ order: number; value: T }[]>
  /** @returns its place in the order; on disk when this answers. @throws when the storage is full */
  addDeed(value: unknown): Promise<number>
  changeDeed(order: number, value: unknown): Promise<void>
  removeDeed(order: number, photoIds: readonly string[]): Promise<void>
  /** @throws when the storage is full */
  putPhoto(id: string, bytes: ArrayBuffer): Promise<void>
  photo(id: string): Promise<ArrayBuffer | undefined>
  dropPhotos(ids: readonly string[]): Promise<void>
  photoIds(): Promise<string[]>
  touch(now: number): Promise<void>
  /** What was told to the phone goes; deeds not yet sent stay, sealed. */
  forget(): Promise<void>
}

/** The vault of whoever signed in here last; undefined when nobody did. */
export async function openVault(database: Database, now: number): Promise<Vault | undefined> {
  const keyring = await database.get('keyring', mine)
  if (!keyring) return undefined
  const vault = vaultOf(database, keyring)
  if (now - keyring.lastContactAt > keepDays * day) await vault.forget()
  return vault
}

/** After a sign-in: the same person finds her deeds again, another one an empty phone. */
export async function takeVault(database: Database, personId: string, now: number): Promise<Vault> {
  const before = await database.get('keyring', mine)
  if (before?.personId === personId) {
    const vault = vaultOf(database, before)
    await vault.touch(now)
    return vault
  }
  await wipe(database)
  const keyring: Keyring = { personId, key: await makeSealKey(), lastContactAt: now }
  await database.put('keyring', keyring, mine)
  return vaultOf(database, keyring)
}

/** Sign-out, loss: nothing remains, and without the key nothing of it could be read. */
export async function wipe(database: Database): Promise<void> {
  const tx = database.transaction(['keyring', 'docs', 'outbox', 'photos'], 'readwrite')
  await Promise.all([
    tx.objectStore('keyring').clear(),
    tx.objectStore('docs').clear(),
    tx.objectStore('outbox').clear(),
    tx.objectStore('photos').clear(),
    tx.done,
  ])
}

function vaultOf(database: Database, keyring: Keyring): Vault {
  const { key, personId } = keyring
  return {
    personId,
    async read<T>(name: string) {
      const sealed = await database.get('docs', name)
      return sealed && unseal<T>(key, sealed)
    },
    async write(name, value) {
      await database.put('docs', await seal(key, value), name)
    },
    async deeds<T>() {
      const rows = await database.getAll('outbox')
      return Promise.all(
        rows.map(async (row) => ({ order: row.order ?? 0, value: await unseal<T>(key, row) })),
      )
    },
    async addDeed(value) {
      // Sealing first: a transaction of the database does not wait for anything else.
      const sealed = await seal(key, value)
      const tx = database.transaction('outbox', 'readwrite', { durability: 'strict' })
      // Numbers of the database itself, never given twice.
      const order = await tx.store.add(sealed)
      await tx.done
      return order
    },
    async changeDeed(order, value) {
      const sealed = await seal(key, value)
      const tx = database.transaction('outbox', 'readwrite', { durability: 'strict' })
      // Removed meanwhile, by another tab that had the answer: it stays removed.
      if (await tx.store.getKey(order)) await tx.store.put({ order, ...sealed })
      await tx.done
    },
    async removeDeed(order, photoIds) {
      const tx = database.transaction(['outbox', 'photos'], 'readwrite')
      await tx.objectStore('outbox').delete(order)
      for (const id of photoIds) await tx.objectStore('photos').delete(id)
      await tx.done
    },
    async putPhoto(id, bytes) {
      await database.put('photos', { id, ...(await sealBytes(key, bytes)) })
    },
    async dropPhotos(ids) {
      await Promise.all(ids.map((id) => database.delete('photos', id)))
    },
    photoIds: () => database.getAllKeys('photos'),
    async photo(id) {
      const sealed = await database.get('photos', id)
      return sealed && openBytes(key, sealed)
    },
    async touch(now) {
      keyring.lastContactAt = now
      await database.put('keyring', keyring, mine)
    },
    async forget() {
      await database.clear('docs')
    },
  }
}
