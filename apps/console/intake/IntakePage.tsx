import './intake.css'
import { Segmented } from 'antd'
import { useState } from 'react'
import { intakeRoles } from '#contract/roles.ts'
import { holds, useSession } from '../session.ts'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { OnSiteForm } from './OnSiteForm.tsx'
import { ReceiptView } from './ReceiptView.tsx'
import { ReportForm } from './ReportForm.tsx'
import type { StaffReceiptView } from './use-report.ts'

/** One page for every door: the grid worker sees the on-the-spot form first, the others the report. */
export function IntakePage() {
  const t = useText()
  const session = useSession()
  useTitle(t('nav.intake'))
  const inGrid = holds(session, 'GRID_WORKER', 'POLICE_GRID_WORKER', 'GRID_LEADER')
  const [form, setForm] = useState<'onSite' | 'report'>(inGrid ? 'onSite' : 'report')
  const [receipt, setReceipt] = useState<StaffReceiptView>()
  if (!holds(session, ...intakeRoles)) return <p className="failure">{t('intake.notPosted')}</p>
  if (receipt) return <ReceiptView receipt={receipt} onNext={() => setReceipt(undefined)} />
  return (
    <div className="intake">
      <header className="intake-head">
        <h1>{t(form === 'onSite' ? 'onSite.title' : 'intake.title')}</h1>
        {inGrid && (
          <Segmented
            value={form}
            onChange={setForm}
            options={[
              { value: 'onSite' as const, label: t('onSite.title') },
              { value: 'report' as const, label: t('intake.title') },
            ]}
          />
        )}
      </header>
      {form === 'onSite' ? <OnSiteForm /> : <ReportForm onDone={setReceipt} />}
    </div>
  )
}
