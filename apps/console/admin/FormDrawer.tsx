import { useMutation } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useMemo, useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import {
  type FormValues,
  faultsOf,
  fieldsOf,
  type JsonSchema,
  serverFaults,
  toPayload,
} from '../forms/fields.ts'
import { ProblemNotice } from '../forms/ProblemNotice.tsx'
import { type Choice, SchemaForm } from '../forms/SchemaForm.tsx'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'

/** A drawer with the form of a schema, sent once. */
export function FormDrawer(props: {
  title: string
  scope: string
  schema: JsonSchema
  choices?: Readonly<Record<string, readonly Choice[]>>
  send: (body: Record<string, unknown>) => Promise<unknown>
  onDone: () => unknown
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  useReturnFocus()
  const fields = useMemo(() => fieldsOf(props.schema), [props.schema])
  const [values, setValues] = useState<FormValues>({})
  const [checked, setChecked] = useState(false)
  const send = useMutation({
    mutationFn: () => props.send(toPayload(fields, values)),
    onSuccess: () => {
      void props.onDone()
      props.onClose()
    },
  })
  const problem = send.error instanceof ApiProblem ? send.error : undefined
  return (
    <Drawer
      open
      autoFocus={false}
      title={props.title}
      size={Math.min(520, window.innerWidth)}
      onClose={props.onClose}
      closable={{ 'aria-label': t('app.close') }}
      footer={
        <div className="drawer-foot">
          <Button onClick={props.onClose}>{t('app.cancel')}</Button>
          <Button
            type="primary"
            loading={send.isPending}
            onClick={() => {
              setChecked(true)
              if (faultsOf(fields, values).size === 0 && !send.isPending) send.mutate()
            }}
          >
            {t('app.save')}
          </Button>
        </div>
      }
    >
      {problem && <ProblemNotice problem={problem} />}
      <SchemaForm
        scope={props.scope}
        fields={fields}
        values={values}
        onChange={(name, value) => setValues((all) => ({ ...all, [name]: value }))}
        faults={checked ? faultsOf(fields, values) : new Map()}
        serverFaults={serverFaults(problem?.faults ?? [], language)}
        {...(props.choices ? { choices: props.choices } : {})}
      />
    </Drawer>
  )
}
