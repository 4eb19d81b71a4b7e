import { Button, Input } from 'antd'
import { type RefObject, useEffect, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { CategoryPicker } from '../forms/CategoryPicker.tsx'
import { RegionPicker } from '../forms/RegionPicker.tsx'
import { useText } from '../texts.ts'
import type { WorklistFilters } from './filters.ts'

export function FilterBar(props: {
  filters: WorklistFilters
  change: (next: Partial<WorklistFilters>) => void
  searchBox: RefObject<HTMLInputElement | null>
}) {
  const t = useText()
  const { filters, change } = props
  const [typed, setTyped] = useState(filters.q ?? '')
  useEffect(() => setTyped(filters.q ?? ''), [filters.q])
  const filtered = Boolean(filters.q || filters.category || filters.region)
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
        value={filters.category}
        branches
        onChange={(category) => change({ category: category ?? '' })}
      />
      <RegionPicker
        label={t('worklist.region')}
        value={filters.region}
        onChange={(region) => change({ region: region ?? '' })}
      />
      {filtered && (
        <Button type="text" onClick={() => change({ q: '', category: '', region: '' })}>
          {t('worklist.clear')}
        </Button>
      )}
    </search>
  )
}
