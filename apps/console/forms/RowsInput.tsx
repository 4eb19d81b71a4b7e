import { Button, Input, Select } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import type { FieldInputProps } from './FieldInput.tsx'
import type { JsonSchema } from './fields.ts'
import { fieldName, valueName } from './names.ts'
import { type CellValue, columnsOf, emptyRow, valueAt, withValue } from './row-columns.ts'

type Row = Readonly<Record<string, unknown>>

/** A list of small documents, a row each: rooms of a hall, days of a calendar. */
export function RowsInput(props: FieldInputProps & { labelId: string }) {
  const t = useText()
  const language = useLanguage()
  const { field, value, onChange, disabled, id } = props
  const items = field.schema.items ?? {}
  const columns = columnsOf(items)
  const rows: Row[] = Array.isArray(value) ? value : []
  return (
    <fieldset className="stacked-inputs" aria-labelledby={props.labelId}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row being written has no other identity
        <div key={index} className="row-inputs">
          {columns.map((column) => (
            <Cell
              key={column.path.join('.')}
              id={`${id}-${index}-${column.path.join('-')}`}
              label={`${column.path.map((name) => fieldName(name)[language]).join(' ')} ${index + 1}`}
              schema={column.schema}
              value={valueAt(row, column.path)}
              disabled={disabled}
              onChange={(cell) => onChange(rows.with(index, withValue(row, column, cell)))}
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
        onClick={() => onChange([...rows, emptyRow(columns)])}
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
  onChange: (value: CellValue) => void
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
  if (schema.items?.enum) {
    return (
      <Select
        id={id}
        mode="multiple"
        aria-label={label}
        placeholder={label.replace(/ \d+$/, '')}
        disabled={disabled}
        value={Array.isArray(props.value) ? props.value.map(String) : []}
        onChange={onChange}
        options={schema.items.enum.map((code) => ({
          value: code,
          label: valueName(code)[language],
        }))}
      />
    )
  }
  const isNumber = schema.type === 'integer' || schema.type === 'number'
  return (
    <Input
      id={id}
      aria-label={label}
      placeholder={label.replace(/ \d+$/, '')}
      disabled={disabled}
      type={schema.format === 'date' ? 'date' : isNumber ? 'number' : 'text'}
      {...(schema.type === 'number' ? { step: 'any' } : {})}
      value={isNumber && typeof props.value === 'number' ? props.value : value}
      onChange={({ target }) =>
        onChange(isNumber && target.value !== '' ? Number(target.value) : target.value)
      }
    />
  )
}
