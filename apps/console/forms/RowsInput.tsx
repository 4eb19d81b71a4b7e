import { Button, Input, Select } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import type { FieldInputProps } from './FieldInput.tsx'
import type { JsonSchema } from './fields.ts'
import { fieldName, valueName } from './names.ts'

type Row = Readonly<Record<string, unknown>>

/** A list of small documents, a row each: rooms of a hall, days of a calendar. */
export function RowsInput(props: FieldInputProps & { labelId: string }) {
  const t = useText()
  const language = useLanguage()
  const { field, value, onChange, disabled, id } = props
  const columns = Object.entries(field.schema.items?.properties ?? {})
  const rows: Row[] = Array.isArray(value) ? value : []
  const empty = Object.fromEntries(columns.map(([name, { enum: list }]) => [name, list?.[0] ?? '']))
  return (
    <fieldset className="stacked-inputs" aria-labelledby={props.labelId}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row being written has no other identity
        <div key={index} className="row-inputs">
          {columns.map(([name, schema]) => (
            <Cell
              key={name}
              id={`${id}-${index}-${name}`}
              label={`${fieldName(name)[language]} ${index + 1}`}
              schema={schema}
              value={row[name]}
              disabled={disabled}
              onChange={(cell) => onChange(rows.with(index, { ...row, [name]: cell }))}
            />
          ))}
          <Button
            type="text"
            disabled={disabled}
            aria-label={`${t('app.remove')} ${index + 1}`}
            icon={<Icon name="cross" />}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          />
        </div>
      ))}
      <Button
        disabled={disabled}
        icon={<Icon name="plus" />}
        onClick={() => onChange([...rows, empty])}
      >
        {t('form.addRow')}
      </Button>
    </fieldset>
  )
}

function Cell(props: {
  id: string
  label: string
  schema: JsonSchema
  value: unknown
  disabled: boolean
  onChange: (value: string) => void
}) {
  const language = useLanguage()
  const { id, label, schema, disabled, onChange } = props
  const value = typeof props.value === 'string' ? props.value : ''
  if (schema.enum) {
    return (
      <Select
        id={id}
        aria-label={label}
        disabled={disabled}
        value={value}
        onChange={onChange}
        options={schema.enum.map((code) => ({ value: code, label: valueName(code)[language] }))}
      />
    )
  }
  return (
    <Input
      id={id}
      aria-label={label}
      disabled={disabled}
      type={schema.format === 'date' ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}
