import '../admin/admin.css'
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { AuditRow } from '#contract/api.ts'
import { usePages } from '../admin/use-pages.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { type AuditReport, faultWords } from './verification.ts'

/** Whether the record is whole, and what was done in administration. */
export function AuditPage() {
  const t = useText()
  const language = useLanguage()
  useTitle(t('nav.audit'))
  const { list, rows } = usePages<AuditRow>('/admin/audit', {})
  const verify = useMutation({
    mutationFn: () => api.get<AuditReport>('/audit/verification'),
  })
  const result = verify.data
  return (
    <div className="audit">
      <h1>{t('audit.title')}</h1>
      <Panel
        title={t('audit.verify')}
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
      <Panel title={t('audit.log')}>
        {list.isPending && <Loading />}
        {list.isError && rows.length === 0 && (
          <Failure error={list.error} retry={() => void list.refetch()} />
        )}
        <table className="admin-table">
          <thead>
            <tr>
              <th scope="col">{t('audit.at')}</th>
              <th scope="col">{t('audit.person')}</th>
              <th scope="col">{t('audit.action')}</th>
              <th scope="col">{t('audit.data')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="digits">{dateTimeOf(row.at)}</td>
                <td>{row.person ?? '—'}</td>
                <td>{row.action}</td>
                <td className="soft audit-data">{dataWords(row.data)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {list.hasNextPage && (
          <p className="list-end">
            <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('app.more')}
            </Button>
          </p>
        )}
      </Panel>
    </div>
  )
}

/** key: value · key: value, short enough for a cell. */
function dataWords(data: unknown): string {
  if (typeof data !== 'object' || data === null) return String(data ?? '')
  return Object.entries(data)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
    .slice(0, 400)
}
