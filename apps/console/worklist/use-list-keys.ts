import { useEffect } from 'react'
import { isTyping } from './WorklistPage.tsx'

/** j and k, as in every mail program; Enter is the link's own. */
export function useListKeys(count: number, active: number, move: (index: number) => void): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (document.querySelector('[role=dialog], [role=menu]')) return
      const step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0
      if (step === 0 || count === 0) return
      event.preventDefault()
      // The first key only shows where one stands.
      const onRow = document.activeElement?.hasAttribute('data-row')
      move(onRow ? Math.min(count - 1, Math.max(0, active + step)) : active)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [count, active, move])
}
