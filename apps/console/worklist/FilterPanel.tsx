import { Button, Select } from 'antd'
import { useId } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { channels } from '#contract/channels.ts'
import type { Bilingual } from '#contract/common.ts'
import { holdings } from '#contract/queues.ts'
import { caseStates, openStates } from '#contract/states.ts'
import { CategoryPicker } from '../forms/CategoryPicker.tsx'
import { RegionPicker } from '../forms/RegionPicker.tsx'
import { UnitPicker } from '../forms/UnitPicker.tsx'
import { useText } from '../texts.ts'
import { type ListFilter, noFilter, switches, valuesOf } from './filters.ts'

const pick = <K extends string>(
  names: Readonly<Record<K, Bilingual>>,
  keys: readonly K[],
  language: 'zh' | 'en',
) => keys.map((value) => ({ value, label: names[value][language] }))

/** Everything a list can be narrowed by; each choice takes hold at once, in the list below. */
export function FilterPanel(props: {
  id: string
  filter: ListFilter
  change: (next: ListFilter) => void
}) {
  const t = useText()
  const language = useLanguage()
  const { filter, change } = props
  return (
    <section id={props.id} className="filter-panel no-print" aria-label={t('filter.title')}>
      <Field label={t('filter.holding')}>
        {(id) => (
          <Select
            id={id}
            allowClear
            placeholder={t('filter.any')}
            value={filter.holding ?? null}
            onChange={(holding: string | null) => change({ holding: holding ?? '' })}
            options={pick(holdings, Object.keys(holdings) as (keyof typeof holdings)[], language)}
          />
        )}
      </Field>
      <Field label={t('worklist.state')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            allowClear
            placeholder={t('filter.any')}
            value={valuesOf(filter.state)}
            onChange={(states: string[]) => change({ state: states.join(',') })}
            options={pick(caseStates, openStates, language)}
          />
        )}
      </Field>
      <Field label={t('worklist.category')}>
        {(id) => (
          <CategoryPicker
            id={id}
            placeholder={t('filter.any')}
            value={filter.category}
            branches
            onChange={(category) => change({ category: category ?? '' })}
          />
        )}
      </Field>
      <Field label={t('worklist.region')}>
        {(id) => (
          <RegionPicker
            id={id}
            placeholder={t('filter.any')}
            value={filter.region}
            onChange={(region) => change({ region: region ?? '' })}
          />
        )}
      </Field>
      <Field label={t('worklist.unit')}>
        {(id) => (
          <UnitPicker
            id={id}
            value={filter.unit}
            onChange={(unit) => change({ unit: unit ?? '' })}
          />
        )}
      </Field>
      <Field label={t('filter.channel')}>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            allowClear
            placeholder={t('filter.any')}
            value={valuesOf(filter.channel)}
            onChange={(chosen: string[]) => change({ channel: chosen.join(',') })}
            options={pick(channels, Object.keys(channels) as (keyof typeof channels)[], language)}
          />
        )}
      </Field>
      <Field label={t('filter.from')}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={filter.from ?? ''}
            max={filter.to}
            onChange={(event) => change({ from: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('filter.to')}>
        {(id) => (
          <input
            id={id}
            type="date"
            value={filter.to ?? ''}
            min={filter.from}
            onChange={(event) => change({ to: event.target.value })}
          />
        )}
      </Field>
      <div className="filter-switches">
        {switches.map((field) => (
          <Button
            key={field}
            size="small"
            aria-pressed={filter[field] === 'true'}
            type={filter[field] === 'true' ? 'primary' : 'default'}
            onClick={() => change({ [field]: filter[field] === 'true' ? '' : 'true' })}
          >
            {t(`filter.${field}`)}
          </Button>
        ))}
        <Button size="small" type="text" onClick={() => change(noFilter)}>
          {t('worklist.clear')}
        </Button>
      </div>
    </section>
  )
}

function Field(props: { label: string; children: (id: string) => React.ReactNode }) {
  const id = useId()
  return (
    <div className="filter-field">
      <label htmlFor={id}>{props.label}</label>
      {props.children(id)}
    </div>
  )
}
