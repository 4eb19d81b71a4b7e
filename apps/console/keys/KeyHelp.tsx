import { Suspense, useEffect, useState } from 'react'
import { part } from '#apps/kit/part.ts'
import { useText } from '../texts.ts'
import { pressKey, useKeys } from './keys.ts'

const KeyTable = part(async () => (await import('./KeyTable.tsx')).KeyTable)

/** Hears every key of the console, and shows on ? what each does on this page. */
export function KeyHelp() {
  const t = useText()
  const [open, setOpen] = useState(false)
  useKeys('keys.everywhere', [{ key: '?', does: t('keys.help'), run: () => setOpen(true) }])
  useEffect(() => {
    window.addEventListener('keydown', pressKey)
    return () => window.removeEventListener('keydown', pressKey)
  }, [])
  return <Suspense>{open && <KeyTable close={() => setOpen(false)} />}</Suspense>
}
