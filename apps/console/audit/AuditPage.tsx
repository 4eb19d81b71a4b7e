import './audit.css'
import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useId, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { AuditRow } from '#contract/api.ts'
import { PagedTable } from '../lists/PagedTable.tsx'
import { usePages } from '../lists/use-pages.ts'
import { holds, useSession } from '../session.ts'
import { Panel } from '../shell/Panel.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { type AuditReport, faultWords } from './verification.ts'
import { actionNames, actionWords, dataWords } from './words.ts'

export function AuditPage() {
  const t = useText()
  const session = useSession()
  useTitle(t('nav.audit'))
  if (!holds(session, 'AUDITOR', 'ADMINISTRATOR'))
    return <p className="failure">{t('admin.forbidden')}</p>
  return <Audit />
}

/** Whether the record is whole, and what was done in administration. */
function Audit() {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const [action, setAction] = useState('')
  const pages = usePages<AuditRow>('/admin/audit', { action })
  const verify = useMutation({
    mutationFn: () => api.get<AuditReport>('/audit/verification'),
  })
  const result = verify.data
  return (
    <div className="audit">
      <h1>{t('audit.title')}</h1>
      <Panel
        title={t('audit.chain')}
        hint={t('audit.chainHint')}
        actions={
          <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('audit.verify')}
          </Button>
        }
      >
        <div role="status">
          {verify.isError && <p className="form-fault">{problemWords(verify.error, language)}</p>}
          {result && (
            <div className="notice" data-tone={result.ok ? 'jade' : 'red'}>
              <Icon name={result.ok ? 'check' : 'alarm'} />{' '}
              {result.ok
                ? t('audit.chainOk', { n: result.rows, cases: result.cases })
                : t('audit.chainBroken', { n: result.faultCount })}
              <ul>
                {result.faults.slice(0, 200).map((fault) => (
                  <li key={`${fault.kind}${fault.caseCode}${fault.seq}${fault.position}`}>
                    {faultWords(fault, language)}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </Panel>
      <Panel
        title={t('audit.log')}
        actions={
          <Select
            aria-label={t('audit.action')}
            className="picker"
            popupMatchSelectWidth={false}
            value={action}
            onChange={setAction}
            options={[
              { value: '', label: t('audit.all') },
              ...Object.keys(actionNames).map((value) => ({
                value,
                label: actionWords(value, language),
              })),
            ]}
          />
        }
      >
        <span id={`${id}-log`} className="visually-hidden">
          {t('audit.log')}
        </span>
        <PagedTable
          pages={pages}
          labelledBy={`${id}-log`}
          keyOf={(row) => row.id}
          columns={[
            { name: t('audit.at'), className: 'digits', cell: (row) => dateTimeOf(row.at) },
            { name: t('audit.person'), cell: (row) => row.person ?? '—' },
            { name: t('audit.action'), cell: (row) => actionWords(row.action, language) },
            {
              name: t('audit.data'),
              className: 'soft audit-data',
              cell: (row) => <span>{dataWords(row.data, language)}</span>,
            },
          ]}
        />
      </Panel>
    </div>
  )
}
