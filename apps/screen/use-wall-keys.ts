import { useEffect } from 'react'

export function turnFullScreen(): void {
  // A browser that forbids it leaves the page as it is.
  const done = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen()
  done.catch(() => undefined)
}

/** `f` fills the screen, the space bar stops the paging; what has the focus keeps its own keys. */
export function useWallKeys(onPause: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      if (event.key === 'f' || event.key === 'F') turnFullScreen()
      else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) {
        event.preventDefault()
        onPause()
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  })
}
