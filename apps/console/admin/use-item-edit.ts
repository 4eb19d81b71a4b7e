import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { currentOf } from '#apps/kit/problem.ts'
import type { ItemVersion } from '#contract/api.ts'
import type { ItemKind } from '#contract/item-kinds.ts'
import { type FormValues, faultsOf, fieldsOf, toPayload } from '../forms/fields.ts'
import { tidyForm } from '../questions/rows.ts'
import { codeField, itemSchemas } from './item-schemas.ts'

interface Base {
  version: number
  data: FormValues
}
const nothing: FormValues = {}

/**
 * What is being entered over a version. When somebody else saved first, the form goes on from their
 * version: entries not touched here show theirs, entries touched here stay as entered.
 */
export function useItemEdit(kind: ItemKind, item: ItemVersion | undefined, onSaved: () => void) {
  const client = useQueryClient()
  const fields = useMemo(() => formFields(kind), [kind])
  // A border is drawn, not typed: it comes by import.
  const shown = kind === 'grid' ? fields.filter((field) => field.name !== 'polygons') : fields
  const [base, setBase] = useState<Base>({
    version: item?.version ?? 0,
    data: (item?.data as FormValues | undefined) ?? nothing,
  })
  const [overtaken, setOvertaken] = useState<{ from: FormValues; to: Base }>()
  const [entered, setEntered] = useState<FormValues>(nothing)
  const [reason, setReason] = useState('')
  const [checked, setChecked] = useState(false)
  const values = { ...base.data, ...entered }
  const reasonGiven = reason.trim().length >= 2

  const put = useMutation({
    mutationFn: (data: Record<string, unknown> | null) => {
      const code = item?.code ?? String(values[codeField(kind)] ?? '')
      return api.call<ItemVersion>(`/admin/items/${kind}/${encodeURIComponent(code)}`, {
        method: 'PUT',
        body: { baseVersion: base.version, data, reason: reason.trim() },
      })
    },
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['pages', `/admin/items/${kind}`] })
      void client.invalidateQueries({ queryKey: ['town'] })
      onSaved()
    },
    onError: (error) => {
      const current = currentOf<{ version: number; data?: FormValues }>(error)
      if (!current) return
      const to = { version: current.version, data: current.data ?? nothing }
      setOvertaken({ from: base.data, to })
      if (current.data) setBase(to)
      else setBase({ version: 0, data: base.data })
      void client.invalidateQueries({ queryKey: ['pages', `/admin/items/${kind}`] })
    },
  })

  return {
    fields: shown,
    values,
    faults: checked ? faultsOf(shown, values) : new Map<string, never>(),
    touched: entered !== nothing,
    overtaken,
    reason,
    setReason,
    reasonGiven,
    checked,
    put,
    enter: (name: string, value: unknown) => setEntered((all) => ({ ...all, [name]: value })),
    save() {
      setChecked(true)
      if (faultsOf(shown, values).size > 0 || !reasonGiven || put.isPending) return
      // What the form does not know stays; what was emptied in it goes.
      const known = new Set(fields.map(({ name }) => name))
      const rest = Object.entries(base.data).filter(([name]) => !known.has(name))
      const data = { ...Object.fromEntries(rest), ...toPayload(fields, values) }
      put.mutate(kind === 'form' ? tidyForm(data) : data)
    },
    end: () => put.mutate(null),
  }
}

/** The code is typed, whatever it names: a picker could only find what is there already. */
function formFields(kind: ItemKind) {
  const code = codeField(kind)
  return fieldsOf(itemSchemas[kind]).map((field) =>
    field.name === code && (field.kind === 'unit' || field.kind === 'region')
      ? { ...field, kind: 'text' as const }
      : field,
  )
}
