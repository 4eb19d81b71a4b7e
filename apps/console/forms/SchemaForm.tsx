import type { ReactNode } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import { FieldInput } from './FieldInput.tsx'
import type { FaultKind, Field, FormValues } from './fields.ts'
import { fieldName } from './names.ts'

export interface Choice {
  value: string
  label: string
}

export interface SchemaFormProps {
  /** Prefix of the ids of the inputs, and scope of narrower field names. */
  scope: string
  fields: readonly Field[]
  values: FormValues
  onChange: (name: string, value: unknown) => void
  faults?: ReadonlyMap<string, FaultKind>
  serverFaults?: ReadonlyMap<string, string>
  /** Values of choices that the schema does not know. */
  choices?: Readonly<Record<string, readonly Choice[]>>
  /** Fields that cannot be changed, for example the code of an item. */
  fixed?: readonly string[]
  /** What stands beneath an input, for example words to put in. */
  beneath?: (field: Field, id: string) => ReactNode
}

/** One form for every command and every town item, made from its schema. */
export function SchemaForm(props: SchemaFormProps) {
  return props.fields.map((field) => <FormField key={field.name} {...props} field={field} />)
}

function FormField({ field, ...form }: SchemaFormProps & { field: Field }) {
  const t = useText()
  const language = useLanguage()
  const id = `${form.scope}-${field.name}`
  const fault = form.faults?.get(field.name)
  const told = form.serverFaults?.get(field.name)
  const words = fault ? t(`form.${fault}`, limitsOf(field)) : told
  const label = fieldName(field.name, form.scope)[language]
  const group = ['choice', 'group', 'limit', 'bilingual', 'dates', 'rows', 'attachments', 'point']
  const isGroup = group.includes(field.kind)
  const head = (
    <>
      {label}
      {!field.required && field.kind !== 'boolean' && (
        <span className="soft"> {t('app.optional')}</span>
      )}
    </>
  )
  return (
    <div className="field" data-fault={Boolean(words)}>
      {field.kind !== 'boolean' &&
        (isGroup ? (
          <span className="field-label" id={`${id}-label`}>
            {head}
          </span>
        ) : (
          <label className="field-label" htmlFor={id} id={`${id}-label`}>
            {head}
          </label>
        ))}
      <FieldInput
        id={id}
        label={label}
        field={field}
        value={form.values[field.name]}
        onChange={(value) => form.onChange(field.name, value)}
        disabled={form.fixed?.includes(field.name) ?? false}
        invalid={Boolean(words)}
        {...(form.choices?.[field.name] ? { choices: form.choices[field.name] } : {})}
      />
      {form.beneath?.(field, id)}
      {words && (
        <p className="form-fault" id={`${id}-fault`}>
          {words}
        </p>
      )}
    </div>
  )
}

function limitsOf(field: Field): Record<string, string | number> {
  const { schema } = field
  const isLimit = field.kind === 'limit'
  return {
    n: schema.maxLength ?? '',
    min: isLimit ? 1 : (schema.minimum ?? '−∞'),
    max: isLimit ? 10_000 : (schema.maximum ?? '∞'),
  }
}
