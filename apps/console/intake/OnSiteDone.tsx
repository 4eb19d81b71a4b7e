import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { useText } from '../texts.ts'
import type { StaffReceiptView } from './use-report.ts'

export function OnSiteDone(props: { receipt: StaffReceiptView; onAgain: () => void }) {
  const t = useText()
  return (
    <div className="on-site on-site-finished" role="status">
      <Icon name="check" size={56} />
      <h2>{t('onSite.finished')}</h2>
      <p className="digits receipt-query">{props.receipt.caseCode}</p>
      <StateTag state={props.receipt.state} />
      <Button type="primary" size="large" block onClick={props.onAgain}>
        {t('onSite.again')}
      </Button>
      <Link to="/cases/$caseId" params={{ caseId: props.receipt.caseId }}>
        {t('receipt.open')}
      </Link>
    </div>
  )
}
