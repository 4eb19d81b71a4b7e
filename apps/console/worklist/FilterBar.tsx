import { Button, Input } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { CategoryPicker } from '../forms/CategoryPicker.tsx'
import { RegionPicker } from '../forms/RegionPicker.tsx'
import { useText } from '../texts.ts'
import { isNarrowed, type ListFilter, noFilter } from './filters.ts'

export function FilterBar(props: {
  filter: ListFilter
  change: (next: ListFilter) => void
  searchBox: RefObject<HTMLInputElement | null>
}) {
  const t = useText()
  const { filter, change } = props
  const [typed, setTyped] = useState(filter.q ?? '')
  useEffect(() => setTyped(filter.q ?? ''), [filter.q])
  return (
    <search className="filters no-print">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          change({ q: typed.trim() })
        }}
      >
        <Input
          ref={(input) => {
            props.searchBox.current = input?.input ?? null
          }}
          prefix={<Icon name="search" />}
          placeholder={t('worklist.search')}
          aria-label={t('worklist.search')}
          title={t('worklist.searchHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            if (event.target.value === '') change({ q: '' })
          }}
          allowClear
        />
      </form>
      <CategoryPicker
        label={t('worklist.category')}
        value={filter.category}
        branches
        onChange={(category) => change({ category: category ?? '' })}
      />
      <RegionPicker
        label={t('worklist.region')}
        value={filter.region}
        onChange={(region) => change({ region: region ?? '' })}
      />
      {isNarrowed(filter) && (
        <Button type="text" onClick={() => change(noFilter)}>
          {t('worklist.clear')}
        </Button>
      )}
    </search>
  )
}
