import { Button, Drawer } from 'antd'
import { useId, useMemo, useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import type { CaseRow, PostView } from '#contract/api.ts'
import type { BulkCommand } from '#contract/bulk.ts'
import { commands } from '#contract/cases.ts'
import { payloads } from '#contract/payloads.ts'
import { useColleagueChoices } from '../case/command-choices.ts'
import { type FormValues, faultsOf, fieldsOf, toPayload } from '../forms/fields.ts'
import { SchemaForm } from '../forms/SchemaForm.tsx'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'
import { BulkOutcome } from './BulkOutcome.tsx'
import { useBulk } from './use-bulk.ts'

/** One form for all of them; then, row by row, what was done and what was not, with the reason. */
export function BulkDrawer(props: {
  command: BulkCommand
  rows: readonly CaseRow[]
  post: PostView
  clear: () => void
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const formId = useId()
  useReturnFocus()
  const { command, post, onClose } = props
  // What was ticked when the form was opened; the ticks may go while the answer is read.
  const [rows] = useState(props.rows)
  const fields = useMemo(() => fieldsOf(payloads[command]).filter(forMany), [command])
  const [values, setValues] = useState<FormValues>({})
  const [checked, setChecked] = useState(false)
  const colleagues = useColleagueChoices(command === 'assign' ? post : undefined)
  const bulk = useBulk(command, post, rows, props.clear)
  const name = commands[command][language]
  const faults = checked ? faultsOf(fields, values) : new Map()

  function submit() {
    setChecked(true)
    if (faultsOf(fields, values).size === 0) bulk.send(toPayload(fields, values))
  }

  return (
    <Drawer
      open
      autoFocus={false}
      title={t('bulk.heading', { name, n: rows.length })}
      size={Math.min(560, window.innerWidth)}
      onClose={onClose}
      closable={{ 'aria-label': t('app.close') }}
      footer={
        <div className="drawer-foot">
          <Button onClick={onClose}>{t(bulk.result ? 'app.close' : 'app.cancel')}</Button>
          {!bulk.result && (
            <Button type="primary" htmlType="submit" form={formId} loading={bulk.isPending}>
              {t('bulk.confirm', { name, n: rows.length })}
            </Button>
          )}
        </div>
      }
    >
      {bulk.result ? (
        <BulkOutcome rows={rows} result={bulk.result} />
      ) : (
        <form
          id={formId}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            submit()
          }}
        >
          {bulk.error instanceof ApiProblem && (
            <p className="notice" data-tone="red" role="alert">
              {problemWords(bulk.error, language)}
            </p>
          )}
          <p className="soft">{t('bulk.hint')}</p>
          <SchemaForm
            scope={command}
            fields={fields}
            values={values}
            onChange={(field, value) => setValues((all) => ({ ...all, [field]: value }))}
            faults={faults}
            choices={command === 'assign' ? { colleagueId: colleagues } : {}}
          />
          <ol className="bulk-rows">
            {rows.map((row) => (
              <li key={row.id}>
                <span className="digits soft">{row.caseCode}</span> {row.title}
              </li>
            ))}
          </ol>
        </form>
      )}
    </Drawer>
  )
}

/** The rule of the directory belongs to one matter; so does a category, which each keeps as proposed. */
function forMany({ name }: { name: string }): boolean {
  return name !== 'directoryRule' && name !== 'categoryCode'
}
