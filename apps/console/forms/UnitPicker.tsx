import { Select } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import { naming } from './naming.ts'
import { useSettled, useUnitSearch, useUnitsByCode } from './use-search.ts'

interface Common {
  id?: string
  label?: string
  /** Limits the search to a subtree. */
  region?: string
  disabled?: boolean
}
interface One extends Common {
  many?: false
  value: string | undefined
  onChange: (code: string | undefined) => void
}
interface Many extends Common {
  many: true
  value: string[]
  onChange: (codes: string[]) => void
}

/** Finds units by name on the server: there are thousands. */
export function UnitPicker(props: One | Many) {
  const t = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const found = useUnitSearch(useSettled(typed.trim()), props.region)
  const chosen = props.many ? props.value : props.value ? [props.value] : []
  const named = useUnitsByCode(chosen)
  const options = new Map<string, string>(chosen.map((code) => [code, code]))
  for (const unit of [...named, ...(found.data ?? [])]) {
    options.set(unit.code, inLanguage(unit.name, language))
  }
  return (
    <Select
      {...naming(props)}
      {...(props.many ? { mode: 'multiple' as const } : {})}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      disabled={props.disabled ?? false}
      loading={found.isFetching}
      placeholder={t('form.unitSearch')}
      value={props.many ? props.value : (props.value ?? null)}
      onChange={(value: string | string[] | null) => {
        setTyped('')
        if (props.many) props.onChange(Array.isArray(value) ? value : [])
        else props.onChange(typeof value === 'string' ? value : undefined)
      }}
      options={[...options].map(([value, label]) => ({ value, label }))}
    />
  )
}
