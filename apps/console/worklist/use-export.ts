import { useCallback, useRef, useState } from 'react'
import type { Language } from '#apps/kit/time.ts'
import type { ListPlace } from './cases-query.ts'
import type { ListFilter } from './filters.ts'

export type ExportState = { is: 'idle' } | { is: 'running'; bytes: number } | { is: 'failed' }

/** Fetches the list as a spreadsheet, says how much has come, and saves it; it can be broken off. */
export function useExport(place: ListPlace, filter: ListFilter, language: Language) {
  const [state, setState] = useState<ExportState>({ is: 'idle' })
  const running = useRef<AbortController>(undefined)

  const start = useCallback(async () => {
    // A second press while it runs is the same wish.
    if (running.current) return
    const abort = new AbortController()
    running.current = abort
    setState({ is: 'running', bytes: 0 })
    try {
      const asked = new URLSearchParams({ ...place, ...filter, format: 'xlsx', language })
      const answer = await fetch(`/api/case-export?${asked}`, { signal: abort.signal })
      if (!answer.ok || !answer.body) throw new Error(`export answered ${answer.status}`)
      const parts: BlobPart[] = []
      let bytes = 0
      for await (const part of read(answer.body)) {
        parts.push(part)
        bytes += part.byteLength
        setState({ is: 'running', bytes })
      }
      save(new Blob(parts), nameOf(answer))
      setState({ is: 'idle' })
    } catch {
      setState({ is: abort.signal.aborted ? 'idle' : 'failed' })
    } finally {
      running.current = undefined
    }
  }, [place, filter, language])

  return { state, start, stop: () => running.current?.abort() }
}

/** Not every browser walks a stream by itself. */
async function* read(body: ReadableStream<Uint8Array<ArrayBuffer>>) {
  const reader = body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value
}

function nameOf(answer: Response): string {
  const said = answer.headers.get('content-disposition') ?? ''
  return /filename="([^"]+)"/.exec(said)?.[1] ?? 'cases.xlsx'
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
