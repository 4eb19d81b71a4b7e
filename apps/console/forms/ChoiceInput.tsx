import { Input, Radio, Select } from 'antd'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import type { FieldInputProps } from './FieldInput.tsx'
import { valueName } from './names.ts'

/** Few values stand open as buttons; many, or what may be left out again, fold into a list. */
export function ChoiceInput(props: FieldInputProps & { labelId: string }) {
  const t = useText()
  const language = useLanguage()
  const { field, value, onChange, disabled } = props
  const choices =
    props.choices ??
    (field.values ?? []).map((code) => ({ value: code, label: valueName(code)[language] }))
  if (choices.length === 0) {
    // A list that did not arrive must not block the work: the code can be typed.
    return (
      <Input
        id={props.id}
        aria-labelledby={props.labelId}
        value={typeof value === 'string' ? value : ''}
        onChange={(event) => onChange(event.target.value)}
      />
    )
  }
  if (choices.length > 5 || props.choices || !field.required) {
    return (
      <Select
        id={props.id}
        aria-labelledby={props.labelId}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={!field.required}
        disabled={disabled}
        placeholder={t('app.choose')}
        value={typeof value === 'string' ? value : null}
        onChange={(chosen: string | null) => onChange(chosen ?? undefined)}
        options={[...choices]}
      />
    )
  }
  return (
    <Radio.Group
      id={props.id}
      aria-labelledby={props.labelId}
      disabled={disabled}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      optionType="button"
      options={[...choices]}
    />
  )
}
