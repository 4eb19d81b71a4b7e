import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf } from '#apps/kit/time.ts'
import type { FieldCase } from '#contract/field.ts'
import { fieldNow } from '../store/state.ts'
import { type TextKey, useText } from '../texts.ts'
import { type Entries, openChecks, openParts } from './compose.ts'
import type { FieldCommandName, FormField } from './forms.ts'
import { TextOffers } from './TextOffers.tsx'

interface Props {
  id: string
  command: FieldCommandName
  field: Exclude<FormField, { kind: 'photos' }>
  caseFile: FieldCase
  units: readonly string[]
  entries: Entries
  faults: readonly string[]
  onChange: (change: Record<string, unknown>) => void
}

/** One field of a sheet; choices are buttons large enough for a glove. */
export function Entry(props: Props) {
  const { id, field, entries, faults, onChange } = props
  const t = useText()
  const language = useLanguage()
  if (field.kind === 'subTask') {
    const parts = openParts(props.caseFile, props.units, field.reported)
    if (parts.length < 2) return null
    return (
      <Picks
        {...{ id, name: 'subTaskId', label: t('field.part'), value: entries.subTaskId }}
        options={parts.map((part) => ({
          value: part.id,
          words: `${inLanguage(part.unit.name, language)} · ${part.task}`,
        }))}
        onPick={(subTaskId) => onChange({ subTaskId })}
      />
    )
  }
  if (field.kind === 'promise') {
    const checks = openChecks(props.caseFile)
    return (
      <Picks
        {...{ id, name: 'promiseId', label: t('field.which'), value: entries.promiseId }}
        options={checks.map((check) => ({
          value: check.promiseId,
          words: `${check.checkDate} ${check.content}`,
        }))}
        onPick={(promiseId) =>
          onChange({
            promiseId,
            checkDate: checks.find((check) => check.promiseId === promiseId)?.checkDate,
          })
        }
      />
    )
  }
  const { name } = field
  const fault = faults.includes(name)
  const value = entries[name]
  if (field.kind === 'choice' || field.kind === 'yesNo') {
    const options: { value: string | boolean; label: TextKey }[] =
      field.kind === 'choice'
        ? [...field.choices]
        : [
            { value: true, label: field.yes },
            { value: false, label: field.no },
          ]
    return (
      <Picks
        {...{
          id,
          name,
          label: t(field.label),
          value,
          fault: fault ? t('field.choose') : undefined,
        }}
        options={options.map((option) => ({ value: option.value, words: t(option.label) }))}
        onPick={(picked) => onChange({ [name]: picked })}
      />
    )
  }
  const common = {
    id: `${id}-${name}`,
    'aria-invalid': fault,
    'aria-describedby': fault ? `${id}-${name}-fault` : undefined,
    value: typeof value === 'string' ? value : '',
  }
  return (
    <div>
      <label htmlFor={common.id}>{t(field.label)}</label>
      {field.kind === 'date' ? (
        <input
          {...common}
          type="date"
          min={dateOf(new Date(fieldNow()))}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      ) : field.long ? (
        <textarea
          {...common}
          rows={4}
          onChange={({ target }) => onChange({ [name]: target.value })}
        />
      ) : (
        <input {...common} onChange={({ target }) => onChange({ [name]: target.value })} />
      )}
      {field.kind === 'text' && field.long && (
        <TextOffers
          id={common.id}
          use={`${props.command}.${name}`}
          caseFile={props.caseFile}
          entries={entries}
          value={common.value}
          onChange={(text) => onChange({ [name]: text })}
        />
      )}
      {fault && (
        <p className="fault" id={`${id}-${name}-fault`}>
          {t(common.value === '' ? 'field.required' : 'field.open')}
        </p>
      )}
    </div>
  )
}

function Picks<V extends string | boolean>(props: {
  id: string
  name: string
  label: string
  value: unknown
  fault?: string | undefined
  options: readonly { value: V; words: string }[]
  onPick: (value: V) => void
}) {
  return (
    <fieldset className="picks">
      <legend>{props.label}</legend>
      {props.options.map(({ value, words }, index) => (
        <label key={String(value)}>
          <input
            type="radio"
            id={index === 0 ? `${props.id}-${props.name}` : undefined}
            name={`${props.id}-${props.name}`}
            checked={props.value === value}
            onChange={() => props.onPick(value)}
          />
          <span>{words}</span>
        </label>
      ))}
      {props.fault && <p className="fault">{props.fault}</p>}
    </fieldset>
  )
}
