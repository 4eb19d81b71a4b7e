/**
 * Listens to a hall: `onMoved` after each change of its queue, a burst as one, and whenever the line
 * comes back. The browser mends short cuts; a line that was refused is opened anew.
 * @returns the function that stops it.
 */
export function listenHall(
  hallCode: string,
  handlers: { onMoved: () => void; onState: (connected: boolean) => void },
  open: (url: string) => EventSource = (url) => new EventSource(url),
): () => void {
  const gatherMs = 120
  const againMs = 3_000
  let source: EventSource | undefined
  let gathering: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined

  function moved() {
    gathering ??= setTimeout(() => {
      gathering = undefined
      handlers.onMoved()
    }, gatherMs)
  }

  function connect() {
    source = open(`/api/hall/${encodeURIComponent(hallCode)}/events`)
    source.onmessage = moved
    source.onopen = () => {
      handlers.onState(true)
      moved()
    }
    source.onerror = () => {
      handlers.onState(false)
      // 2 is EventSource.CLOSED: the browser has given up.
      if (source?.readyState === 2) again = setTimeout(connect, againMs)
    }
  }

  connect()
  return () => {
    clearTimeout(gathering)
    clearTimeout(again)
    source?.close()
  }
}
