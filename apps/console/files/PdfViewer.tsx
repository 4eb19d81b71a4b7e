import './files.css'
import { Button, Modal } from 'antd'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import type { CaseView } from '#contract/api.ts'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { type TextKey, useText } from '../texts.ts'
import { drawPage, openPdf } from './pdf.ts'

type File = CaseView['attachments'][number]
const zooms = [1, 1.5, 2, 3]

/** A PDF page by page, in its place: keys turn the pages, Escape closes. */
export function PdfViewer({ file, onClose }: { file: File; onClose: () => void }) {
  const t = useText()
  useReturnFocus()
  const [document, setDocument] = useState<PDFDocumentProxy>()
  const [fault, setFault] = useState<TextKey>()
  const [no, setNo] = useState(1)
  const [zoom, setZoom] = useState(0)
  useEffect(() => {
    const opened = openPdf(file.url)
    opened.document.then(setDocument, (error: Error) =>
      setFault(error.name === 'PasswordException' ? 'files.locked' : 'files.broken'),
    )
    return opened.close
  }, [file.url])
  const of = document?.numPages ?? 1
  const turn = useCallback(
    (by: number) => setNo((now) => Math.min(of, Math.max(1, now + by))),
    [of],
  )
  useTurning(turn)
  return (
    <Modal
      open
      centered
      width="min(60rem, 96vw)"
      title={file.fileName ?? 'PDF'}
      onCancel={onClose}
      footer={null}
      closable={{ 'aria-label': t('app.close') }}
    >
      <div className="pdf-bar">
        <Button onClick={() => turn(-1)} disabled={no <= 1}>
          {t('files.previous')}
        </Button>
        <span className="digits" role="status">
          {document && t('files.page', { n: no, of })}
        </span>
        <Button onClick={() => turn(1)} disabled={no >= of}>
          {t('files.next')}
        </Button>
        <Button onClick={() => setZoom(zoom - 1)} disabled={zoom === 0}>
          {t('files.smaller')}
        </Button>
        <Button onClick={() => setZoom(zoom + 1)} disabled={zoom === zooms.length - 1}>
          {t('files.larger')}
        </Button>
        <a href={file.url} download={file.fileName}>
          <Icon name="file" /> {t('files.download')}
        </a>
      </div>
      {fault && (
        <p className="notice" data-tone="red" role="alert">
          {t(fault)}
        </p>
      )}
      {!document && !fault && <p role="status">{t('app.loading')}</p>}
      {document && (
        <PdfPage document={document} no={no} zoom={zooms[zoom] ?? 1} onFault={setFault} />
      )}
    </Modal>
  )
}

function PdfPage(props: {
  document: PDFDocumentProxy
  no: number
  zoom: number
  onFault: (fault: TextKey) => void
}) {
  const t = useText()
  const { document, no, zoom, onFault } = props
  const frame = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [text, setText] = useState('')
  useEffect(() => {
    if (!canvas.current || !frame.current) return
    const abort = new AbortController()
    const width = frame.current.clientWidth * zoom
    drawPage(document, no, canvas.current, width, abort.signal).then(
      (words) => !abort.signal.aborted && setText(words),
      () => !abort.signal.aborted && onFault('files.broken'),
    )
    frame.current.scrollTo(0, 0)
    return () => abort.abort()
  }, [document, no, zoom, onFault])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys
    <section className="pdf-page" ref={frame} tabIndex={0} aria-label={t('files.text')}>
      <canvas ref={canvas} style={{ width: `${zoom * 100}%` }}>
        {text}
      </canvas>
    </section>
  )
}

const turns: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  PageDown: 1,
  ArrowLeft: -1,
  PageUp: -1,
}

function useTurning(turn: (by: number) => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const by = turns[event.key]
      if (by === undefined || event.defaultPrevented) return
      event.preventDefault()
      turn(by)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [turn])
}
