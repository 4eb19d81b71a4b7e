import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import { type CalendarImportView, ImportCalendar } from '#contract/api.ts'
import { type FormValues, faultsOf, fieldsOf, serverFaults, toPayload } from '../forms/fields.ts'
import { SchemaForm } from '../forms/SchemaForm.tsx'
import { useText } from '../texts.ts'

const fields = fieldsOf(ImportCalendar)

/** The words of the year's notice, pasted whole; each line that cannot stand is told. */
export function CalendarImport() {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [checked, setChecked] = useState(false)
  const [values, setValues] = useState<FormValues>({})
  const send = useMutation({
    mutationFn: () =>
      api.call<CalendarImportView>('/admin/calendar-imports', {
        method: 'POST',
        body: toPayload(fields, values),
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['pages'] }),
  })
  const problem = send.error instanceof ApiProblem ? send.error : undefined
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('admin.notice')}</Button>
      <Modal
        open={open}
        title={t('admin.notice')}
        okText={t('admin.notice')}
        cancelText={t('app.close')}
        confirmLoading={send.isPending}
        onOk={() => {
          setChecked(true)
          if (faultsOf(fields, values).size === 0) send.mutate()
        }}
        onCancel={() => setOpen(false)}
        afterClose={() => {
          if (send.isSuccess) setValues({})
          setChecked(false)
          send.reset()
        }}
      >
        <SchemaForm
          scope="calendarNotice"
          fields={fields}
          values={values}
          onChange={(name, value) => setValues((all) => ({ ...all, [name]: value }))}
          faults={checked ? faultsOf(fields, values) : new Map()}
          serverFaults={serverFaults(problem?.faults ?? [], language)}
        />
        <div role="status">
          {send.isError && <p className="form-fault">{problemWords(send.error, language)}</p>}
          {send.data && (
            <div className="notice" data-tone="jade">
              {t('admin.saved')} · {send.data.item.code} v{send.data.item.version}
              <ul>
                {send.data.warnings.map((warning) => (
                  <li key={`${warning.line}${warning.text.zh}`}>
                    {warning.line > 0 && `${warning.line}: `}
                    {inLanguage(warning.text, language)}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      </Modal>
    </>
  )
}
