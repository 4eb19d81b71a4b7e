import { GlobalWorkerOptions, getDocument, type PDFDocumentProxy, version } from 'pdfjs-dist'
import worker from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

GlobalWorkerOptions.workerSrc = worker
/** Character maps for Chinese without embedded fonts, and the fonts every PDF may count on (vite.config.ts). */
const aids = `/assets/pdf-${version}`

export interface OpenedPdf {
  document: Promise<PDFDocumentProxy>
  close(): void
}

/** Fetched from our own server and drawn by us: no plugin, no frame, no script of the document runs. */
export function openPdf(url: string): OpenedPdf {
  const task = getDocument({
    url,
    cMapUrl: `${aids}/cmaps/`,
    standardFontDataUrl: `${aids}/standard_fonts/`,
    // Our policy for pages compiles no code from bytes.
    useWasm: false,
  })
  return { document: task.promise, close: () => void task.destroy() }
}

/** Draws a page as wide as asked, sharp on the screen it is on. @returns its text, for who cannot see it */
export async function drawPage(
  document: PDFDocumentProxy,
  no: number,
  canvas: HTMLCanvasElement,
  width: number,
  signal: AbortSignal,
): Promise<string> {
  const page = await document.getPage(no)
  if (signal.aborted) return ''
  const natural = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: (width / natural.width) * devicePixelRatio })
  canvas.width = viewport.width
  canvas.height = viewport.height
  const task = page.render({ canvas, viewport })
  signal.addEventListener('abort', () => task.cancel())
  const [text] = await Promise.all([page.getTextContent(), task.promise])
  return text.items.map((item) => ('str' in item ? item.str : '')).join(' ')
}
