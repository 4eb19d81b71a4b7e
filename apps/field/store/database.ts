import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Sealed } from './seal.ts'

/** Whose phone this is now. One at a time: another person's sign-in is another key. */
export interface Keyring {
  personId: string
  key: CryptoKey
  /** When the server last knew the session: what is kept goes after too long without it. */
  lastContactAt: number
}

interface Schema extends DBSchema {
  keyring: { key: string; value: Keyring }
  /** Sealed documents by name: the cases, each section, who I am. */
  docs: { key: string; value: Sealed }
  /** Deeds not yet acknowledged, in the order they were done. Each is a row of its own. */
  outbox: { key: number; value: Sealed & { order?: number } }
  photos: { key: string; value: Sealed & { id: string } }
}
export type Database = IDBPDatabase<Schema>

export function openDatabase(): Promise<Database> {
  return openDB<Schema>('gezhong-field', 1, {
    upgrade(database) {
      database.createObjectStore('keyring')
      database.createObjectStore('docs')
      database.createObjectStore('outbox', { keyPath: 'order', autoIncrement: true })
      database.createObjectStore('photos', { keyPath: 'id' })
    },
    blocking(_now, _wanted, event) {
      // A newer program in another tab wants to change the shelves: let it.
      ;(event.target as IDBDatabase).close()
    },
  })
}
