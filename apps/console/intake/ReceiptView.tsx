import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import { useText } from '../texts.ts'
import type { StaffReceiptView } from './use-report.ts'

/** What the person takes home; prints on one slip. */
export function ReceiptView(props: { receipt: StaffReceiptView; onNext: () => void }) {
  const t = useText()
  const { receipt } = props
  return (
    <section className="receipt" aria-labelledby="receipt-title">
      <div className="receipt-slip">
        <h1 id="receipt-title">
          <span className="brand-mark" aria-hidden="true" /> {t('app.name')} · {t('receipt.title')}
        </h1>
        <p className="soft">{t('receipt.code')}</p>
        <p className="receipt-code digits">{receipt.caseCode}</p>
        {receipt.queryCode && (
          <>
            <p className="soft">{t('receipt.query')}</p>
            <p className="receipt-query digits">{receipt.queryCode}</p>
            <p>{t('receipt.queryHint')}</p>
          </>
        )}
        <p>{t('receipt.due', { at: dateTimeOf(receipt.acceptDueAt) })}</p>
        {receipt.emergency && (
          <p className="notice" data-tone="red">
            <Icon name="alarm" /> {t('intake.emergency', { n: receipt.emergency })}
          </p>
        )}
      </div>
      <div className="receipt-actions no-print">
        <Button type="primary" icon={<Icon name="print" />} onClick={() => window.print()}>
          {t('app.print')}
        </Button>
        <Button icon={<Icon name="plus" />} onClick={props.onNext}>
          {t('receipt.next')}
        </Button>
        <Link to="/cases/$caseId" params={{ caseId: receipt.caseId }}>
          {t('receipt.open')}
        </Link>
      </div>
    </section>
  )
}
