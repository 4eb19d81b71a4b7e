import { Select } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { Bilingual } from '#contract/common.ts'
import { useText } from '../texts.ts'
import { naming } from './naming.ts'
import { useSettled, useTownSearch } from './use-search.ts'

interface RegionOption {
  code: string
  name: Bilingual
  /** Names of the regions above, widest first, to tell two 东关 apart. */
  path?: Bilingual[]
}

export function RegionPicker(props: {
  id?: string
  label?: string
  value: string | undefined
  onChange: (code: string | undefined) => void
}) {
  const t = useText()
  const language = useLanguage()
  const [typed, setTyped] = useState('')
  const q = useSettled(typed)
  const found = useTownSearch<RegionOption>('/town/regions', { q: q || props.value })
  const known = found.data?.some((region) => region.code === props.value)
  const options = (found.data ?? []).map((region) => ({
    value: region.code,
    label: [...(region.path ?? []), region.name]
      .map((name) => inLanguage(name, language))
      .join(' · '),
  }))
  if (props.value && !known) options.unshift({ value: props.value, label: props.value })
  return (
    <Select
      {...naming(props)}
      className="picker"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      loading={found.isFetching}
      placeholder={props.label ?? t('form.regionSearch')}
      popupMatchSelectWidth={false}
      value={props.value ?? null}
      onChange={(value: string | null) => props.onChange(value ?? undefined)}
      options={options}
    />
  )
}
