import { useEffect } from 'react'
import { useText } from '../texts.ts'

/** Title of the window, which screen readers read first and tabs are found by. */
export function useTitle(page: string): void {
  const t = useText()
  const name = t('app.name')
  useEffect(() => {
    document.title = page === '' ? name : `${page} · ${name}`
  }, [page, name])
}
