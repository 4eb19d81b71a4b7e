import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useLanguage } from '#apps/kit/i18n.ts'
import { instantOfWallClock } from '#apps/kit/time.ts'
import { useText } from '../texts.ts'
import { AttachmentInput } from './AttachmentInput.tsx'
import { CasePicker } from './CasePicker.tsx'
import { CategoryPicker } from './CategoryPicker.tsx'
import { ChoiceInput } from './ChoiceInput.tsx'
import { BilingualInput, DatesInput, JsonInput, LimitInput, LinesInput } from './CompoundInputs.tsx'
import { type Field, fieldsOf } from './fields.ts'
import { valueName } from './names.ts'
import { PointInput } from './PointInput.tsx'
import { RegionPicker } from './RegionPicker.tsx'
import { RowsInput } from './RowsInput.tsx'
import { type Choice, SchemaForm } from './SchemaForm.tsx'
import { UnitPicker } from './UnitPicker.tsx'

export interface FieldInputProps {
  id: string
  label: string
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  disabled: boolean
  invalid: boolean
  choices?: readonly Choice[] | undefined
}

const asText = (value: unknown) => (typeof value === 'string' ? value : '')
const asList = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
/** A Shanghai wall-clock text for a datetime-local input, of a UTC instant. */
function wallClock(value: unknown): string {
  if (typeof value !== 'string' || value === '') return ''
  return new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, 16)
}

export function FieldInput(props: FieldInputProps) {
  const t = useText()
  const language = useLanguage()
  const { id, field, label, value, onChange, disabled } = props
  const common = {
    id,
    disabled,
    'aria-invalid': props.invalid,
    'aria-describedby': props.invalid ? `${id}-fault` : undefined,
    'aria-required': field.required,
  }
  const group = { ...props, labelId: `${id}-label` }
  // Codes of something with names: chosen, not typed.
  const kind =
    props.choices && field.kind === 'text'
      ? 'choice'
      : props.choices && field.kind === 'lines'
        ? 'choices'
        : field.kind
  switch (kind) {
    case 'text':
      return (
        <Input
          {...common}
          value={asText(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'password':
      return (
        <Input.Password
          {...common}
          autoComplete="new-password"
          value={asText(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'longText':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 3, maxRows: 12 }}
          maxLength={field.schema.maxLength}
          value={asText(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'boolean':
      return (
        <Checkbox
          id={id}
          disabled={disabled}
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        >
          {label}
        </Checkbox>
      )
    case 'number':
      return (
        <InputNumber
          {...common}
          value={typeof value === 'number' ? value : null}
          onChange={(number) => onChange(number ?? undefined)}
        />
      )
    case 'choice':
      return <ChoiceInput {...group} />
    case 'choices':
      return (
        <Select
          id={id}
          mode="multiple"
          disabled={disabled}
          value={asList(value)}
          onChange={onChange}
          showSearch={{ optionFilterProp: 'label' }}
          options={
            props.choices
              ? [...props.choices]
              : (field.values ?? []).map((code) => ({
                  value: code,
                  label: valueName(code)[language],
                }))
          }
        />
      )
    case 'unit':
      return (
        <UnitPicker
          id={id}
          disabled={disabled}
          value={asText(value) || undefined}
          onChange={onChange}
        />
      )
    case 'units':
      return (
        <UnitPicker id={id} many disabled={disabled} value={asList(value)} onChange={onChange} />
      )
    case 'category':
      return (
        <CategoryPicker
          id={id}
          disabled={disabled}
          branches={field.mayBeBlank ?? false}
          placeholder={field.mayBeBlank ? t('form.allCategories') : undefined}
          value={asText(value) || undefined}
          onChange={onChange}
        />
      )
    case 'region':
      return (
        <RegionPicker
          id={id}
          disabled={disabled}
          city={!field.mayBeBlank}
          placeholder={field.mayBeBlank ? t('form.wholeCity') : undefined}
          value={asText(value) || undefined}
          onChange={onChange}
        />
      )
    case 'limit':
      return <LimitInput {...group} />
    case 'date':
      return (
        <Input
          {...common}
          type="date"
          className="short-input"
          value={asText(value)}
          onChange={(event) => onChange(event.target.value)}
        />
      )
    case 'instant':
      return (
        <Input
          {...common}
          type="datetime-local"
          className="short-input"
          value={wallClock(value)}
          onChange={(event) =>
            onChange(event.target.value ? instantOfWallClock(event.target.value) : undefined)
          }
        />
      )
    case 'dates':
      return <DatesInput {...group} />
    case 'bilingual':
      return <BilingualInput {...group} />
    case 'lines':
      return <LinesInput {...group} />
    case 'rows':
      return <RowsInput {...group} />
    case 'attachments':
      return (
        <AttachmentInput
          labelId={`${id}-label`}
          value={asList(value)}
          onChange={onChange}
          max={field.schema.maxItems ?? 9}
        />
      )
    case 'point':
      return <PointInput labelId={`${id}-label`} value={value} onChange={onChange} />
    case 'case':
      return <CasePicker id={id} value={asText(value)} onChange={onChange} />
    case 'group': {
      const values = (typeof value === 'object' && value !== null ? value : {}) as Record<
        string,
        unknown
      >
      return (
        <fieldset className="field-group" aria-labelledby={`${id}-label`}>
          <SchemaForm
            scope={id}
            fields={fieldsOf(field.schema)}
            values={values}
            onChange={(name, inner) => onChange({ ...values, [name]: inner })}
          />
        </fieldset>
      )
    }
    case 'json':
      return <JsonInput {...group} placeholder={t('form.json')} />
  }
}
