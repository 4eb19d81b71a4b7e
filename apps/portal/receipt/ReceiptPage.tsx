import { useMemo, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { Qr, qrCells } from '#apps/kit/Qr.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import { Urgent } from '../report/Urgent.tsx'
import { Ways } from '../shell/Missing.tsx'
import { useText } from '../texts.ts'
import { type KeptReceipt, keepMatter, keptMatters, lastReceipt } from './mine.ts'
import { download, drawReceipt } from './picture.ts'

export function ReceiptPage() {
  const t = useText()
  const [receipt] = useState(lastReceipt)
  if (receipt) return <Shown receipt={receipt} />
  return (
    <div className="page narrow">
      <h1>{t('receipt.none')}</h1>
      <p>{t('receipt.noneText')}</p>
      <Ways />
    </div>
  )
}

function Shown({ receipt }: { receipt: KeptReceipt }) {
  const t = useText()
  const { caseCode, queryCode, acceptDueAt, emergency } = receipt
  // The case code alone: whoever photographs the screen may follow the matter, not act on it.
  const cells = useMemo(() => qrCells(`${location.origin}/progress/${caseCode}`), [caseCode])
  return (
    <div className="page narrow receipt">
      <h1>
        <Icon name="check" size="1.1em" /> {t('receipt.title')}
      </h1>
      {emergency && <Urgent calls={[emergency]} sent />}
      <section className="slip">
        <dl className="codes">
          <div>
            <dt>{t('receipt.code')}</dt>
            <dd className="digits code">{caseCode.replaceAll('-', ' ')}</dd>
            <dd className="quiet">{t('receipt.codeUse')}</dd>
          </div>
          {queryCode && (
            <div>
              <dt>{t('receipt.query')}</dt>
              <dd className="digits code">{queryCode}</dd>
              <dd className="quiet">{t('receipt.queryUse')}</dd>
            </div>
          )}
        </dl>
        <Qr cells={cells} label={t('receipt.qr')} />
      </section>
      {queryCode && <p className="note no-print">{t('receipt.once')}</p>}
      <Tools receipt={receipt} cells={cells} />
      <section aria-labelledby="next">
        <h2 id="next">{t('receipt.next')}</h2>
        <ol className="next">
          <li>{t('receipt.next1', { by: dateTimeOf(acceptDueAt) })}</li>
          <li>{t('receipt.next2')}</li>
          <li>{t('receipt.next3')}</li>
        </ol>
      </section>
      <p className="after no-print">
        <Link to={`/progress/${caseCode}`} className="button">
          {t('receipt.progress')}
        </Link>
        <Link to="/report" className="button button-light">
          {t('receipt.another')}
        </Link>
      </p>
    </div>
  )
}

function Tools({ receipt, cells }: { receipt: KeptReceipt; cells: boolean[][] }) {
  const t = useText()
  const { caseCode, queryCode } = receipt
  const [copied, setCopied] = useState(false)
  const [kept, setKept] = useState(() => keptMatters().some((one) => one.caseCode === caseCode))

  async function copy() {
    const lines = [`${t('receipt.code')} ${caseCode}`]
    if (queryCode) lines.push(`${t('receipt.query')} ${queryCode}`)
    try {
      await navigator.clipboard.writeText(lines.join('\n'))
      setCopied(true)
    } catch {
      // Without the clipboard (plain http) the picture, the printer and a pencil remain.
    }
  }

  function savePicture() {
    const lines: [string, string, string][] = [[t('receipt.code'), caseCode, t('receipt.codeUse')]]
    if (queryCode) lines.push([t('receipt.query'), queryCode, t('receipt.queryUse')])
    const title = `${t('app.name')} · ${t('app.place')}`
    download(drawReceipt({ title, lines, foot: t('receipt.qr') }, cells), `gezhong-${caseCode}.png`)
  }

  function remember() {
    keepMatter({
      caseCode,
      ...(queryCode ? { queryCode } : {}),
      keptAt: new Date().toISOString(),
    })
    setKept(true)
  }

  return (
    <div className="tools no-print">
      <button type="button" className="button button-light" onClick={savePicture}>
        <Icon name="camera" /> {t('receipt.picture')}
      </button>
      <button type="button" className="button button-light" onClick={() => void copy()}>
        <Icon name="file" /> {t(copied ? 'receipt.copied' : 'receipt.copy')}
      </button>
      <button type="button" className="button button-light" onClick={() => print()}>
        <Icon name="print" /> {t('receipt.print')}
      </button>
      <button
        type="button"
        className="button button-light"
        aria-disabled={kept}
        aria-describedby="keep-hint"
        onClick={remember}
      >
        <Icon name="archive" /> {t(kept ? 'receipt.kept' : 'receipt.keep')}
      </button>
      <p role="status" className="visually-hidden">
        {copied && t('receipt.copied')} {kept && t('receipt.kept')}
      </p>
      <p className="hint" id="keep-hint">
        {t('receipt.keepHint')}
      </p>
    </div>
  )
}
