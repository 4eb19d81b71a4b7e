import type { LiveEvent } from '#contract/api.ts'

export interface LiveHandlers {
  /** Ids of what changed, gathered over a moment so that a burst is one refresh. */
  onChanges: (events: readonly LiveEvent[]) => void
  /** The line was cut: anything may have changed meanwhile. */
  onResync: () => void
  onState?: (connected: boolean) => void
  /** Who is looking at a matter has changed. */
  onPresence?: (caseId: string) => void
}

export interface LiveOptions {
  /** Default /api/events; the portal follows one case. */
  url?: string
  open?: (url: string) => EventSource
  gatherMilliseconds?: number
  retryMilliseconds?: number
}

/**
 * Listens to GET /api/events. The browser resumes short cuts by itself with Last-Event-ID; when the
 * server refuses the line (deployment, signed out) it stays closed, so we open it anew, later and later.
 * @returns the function that stops it.
 */
export function listenLive(handlers: LiveHandlers, options: LiveOptions = {}): () => void {
  const open = options.open ?? ((url) => new EventSource(url))
  const first = options.retryMilliseconds ?? 2000
  let source: EventSource | undefined
  let gathered: LiveEvent[] = []
  let gatherTimer: ReturnType<typeof setTimeout> | undefined
  let retryTimer: ReturnType<typeof setTimeout> | undefined
  let retryIn = first
  let wasCut = false

  function flush() {
    gatherTimer = undefined
    const events = gathered
    gathered = []
    handlers.onChanges(events)
  }

  function receive(message: MessageEvent<string>) {
    const event = parse(message.data)
    if (!event) return
    gathered.push(event)
    gatherTimer ??= setTimeout(flush, options.gatherMilliseconds ?? 400)
  }

  function connect() {
    source = open(options.url ?? '/api/events')
    source.onmessage = receive
    source.addEventListener('presence', (message: MessageEvent<string>) => {
      const event = parse(message.data)
      if (event) handlers.onPresence?.(event.caseId)
    })
    source.onopen = () => {
      retryIn = first
      handlers.onState?.(true)
      if (wasCut) handlers.onResync()
      wasCut = false
    }
    source.onerror = () => {
      wasCut = true
      handlers.onState?.(false)
      // 2 is EventSource.CLOSED, spelled out because tests have no EventSource.
      if (source?.readyState !== 2) return
      retryTimer = setTimeout(connect, retryIn)
      retryIn = Math.min(retryIn * 2, 60_000)
    }
  }

  connect()
  return () => {
    clearTimeout(gatherTimer)
    clearTimeout(retryTimer)
    source?.close()
  }
}

function parse(data: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(data)
    return typeof value === 'object' && value !== null && 'caseId' in value
      ? (value as LiveEvent)
      : undefined
  } catch {
    return undefined
  }
}
