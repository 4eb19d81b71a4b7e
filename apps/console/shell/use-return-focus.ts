import { useEffect, useState } from 'react'

/**
 * For a dialog that is drawn only while it is open: antd gives the focus back only where one stays
 * drawn. It goes to what opened the dialog or, when the command took that away, to the page.
 */
export function useReturnFocus(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const back = opener?.isConnected ? opener : document.getElementById('main')
      if (back instanceof HTMLElement) back.focus({ preventScroll: true })
    },
    [opener],
  )
}
