import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Drawer, Input, Popconfirm } from 'antd'
import { useId, useMemo, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import { type ItemKind, type ItemVersion, itemKinds } from '#contract/api.ts'
import { type FormValues, faultsOf, fieldsOf, serverFaults, toPayload } from '../forms/fields.ts'
import { SchemaForm } from '../forms/SchemaForm.tsx'
import { useText } from '../texts.ts'
import { useDepartmentChoices } from './department-choices.ts'
import { GridPreview } from './GridPreview.tsx'
import { codeField, itemName, itemSchemas } from './item-schemas.ts'
import { VersionHistory } from './VersionHistory.tsx'

const noValues: FormValues = {}

/** One document: its form from the schema, the reason for the change, and every version before. */
export function ItemDrawer(props: {
  kind: ItemKind
  item: ItemVersion | undefined
  editable: boolean
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const client = useQueryClient()
  const { message } = App.useApp()
  const { kind, item } = props
  const fields = useMemo(() => fieldsOf(itemSchemas[kind]), [kind])
  const shown = kind === 'grid' ? fields.filter(({ kind: of }) => of !== 'json') : fields
  const before = (item?.data as FormValues | undefined) ?? noValues
  const [entered, setEntered] = useState<FormValues>(noValues)
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const values = { ...before, ...entered }
  const faults = checked ? faultsOf(shown, values) : new Map()

  const departments = useDepartmentChoices(kind)

  const put = useMutation({
    mutationFn: (data: Record<string, unknown> | null) => {
      const code = item?.code ?? String(values[codeField(kind)] ?? '')
      return api.call<ItemVersion>(`/admin/items/${kind}/${encodeURIComponent(code)}`, {
        method: 'PUT',
        body: { baseVersion: item?.version ?? 0, data, reason: reason.trim() },
      })
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['pages', `/admin/items/${kind}`] })
      void client.invalidateQueries({ queryKey: ['town'] })
      void message.success(t('admin.saved'))
      props.onClose()
    },
  })
  const problem = put.error instanceof ApiProblem ? put.error : undefined
  const reasonGiven = reason.trim().length >= 2

  function save() {
    setChecked(true)
    if (faultsOf(shown, values).size > 0 || !reasonGiven || put.isPending) return
    put.mutate({ ...before, ...toPayload(fields, values) })
  }

  return (
    <Drawer
      open
      title={`${itemKinds[kind][language]} · ${itemName(item?.data, language) || item?.code || t('admin.new')}`}
      size={Math.min(640, window.innerWidth)}
      onClose={props.onClose}
      closable={{ 'aria-label': t('app.close') }}
      mask={{ closable: entered === noValues }}
      footer={
        props.editable && (
          <div className="drawer-foot">
            {item && (
              <Popconfirm
                title={t('admin.end')}
                okText={t('app.yes')}
                cancelText={t('app.no')}
                disabled={!reasonGiven}
                onConfirm={() => put.mutate(null)}
              >
                <Button danger disabled={!reasonGiven} className="foot-left">
                  {t('admin.end')}
                </Button>
              </Popconfirm>
            )}
            <Button onClick={props.onClose}>{t('app.cancel')}</Button>
            <Button type="primary" loading={put.isPending} onClick={save}>
              {t('app.save')}
            </Button>
          </div>
        )
      }
    >
      {problem && (
        <div className="notice" data-tone="red" role="alert">
          <Icon name="alarm" /> {problemWords(problem, language)}
          {problem.document.detail && <p>{problem.document.detail}</p>}
        </div>
      )}
      {kind === 'grid' && item && <GridPreview code={item.code} />}
      <SchemaForm
        scope={kind}
        fields={shown}
        values={values}
        onChange={(name, value) => setEntered((all) => ({ ...all, [name]: value }))}
        faults={faults}
        serverFaults={serverFaults(problem?.faults ?? [])}
        fixed={item ? [codeField(kind)] : []}
        choices={departments}
      />
      {props.editable && (
        <div className="field" data-fault={checked && !reasonGiven}>
          <label className="field-label" htmlFor={`${id}-reason`}>
            {t('admin.reason')}
          </label>
          <Input.TextArea
            id={`${id}-reason`}
            aria-required
            maxLength={500}
            autoSize={{ minRows: 2 }}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          {checked && !reasonGiven && <p className="form-fault">{t('form.missing')}</p>}
        </div>
      )}
      {item && <VersionHistory kind={kind} code={item.code} />}
    </Drawer>
  )
}
