import { Button, Input, InputNumber, Select } from 'antd'
import { type ChangeEvent, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { limitUnits } from '#contract/limits.ts'
import { useText } from '../texts.ts'
import type { FieldInputProps } from './FieldInput.tsx'
import { valueName } from './names.ts'

type Props = FieldInputProps & { labelId: string }

const asObject = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>

export function LimitInput({ id, label, labelId, value, onChange, field, disabled }: Props) {
  const language = useLanguage()
  const limit = asObject(value)
  const amount = typeof limit.amount === 'number' ? limit.amount : null
  const unit = typeof limit.unit === 'string' ? limit.unit : 'WD'
  return (
    <fieldset className="inline-inputs" aria-labelledby={labelId}>
      <InputNumber
        id={id}
        aria-label={label}
        min={1}
        precision={0}
        disabled={disabled}
        value={amount}
        onChange={(n) =>
          onChange(n === null ? (field.nullable ? null : undefined) : { amount: n, unit })
        }
      />
      <Select
        aria-labelledby={labelId}
        disabled={disabled}
        value={unit}
        onChange={(next) => onChange({ amount, unit: next })}
        options={limitUnits.map((name) => ({ value: name, label: valueName(name)[language] }))}
      />
    </fieldset>
  )
}

export function DatesInput({ id, label, labelId, value, onChange }: Props) {
  const t = useText()
  const dates = Array.isArray(value) && value.length > 0 ? value.map(String) : ['']
  const put = (next: string[]) => onChange(next)
  return (
    <fieldset className="stacked-inputs" aria-labelledby={labelId}>
      {dates.map((date, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an empty date has no other identity
        <div key={index} className="inline-inputs">
          <Input
            id={index === 0 ? id : undefined}
            type="date"
            aria-label={`${label} ${index + 1}`}
            className="short-input"
            value={date}
            onChange={(event) => put(dates.with(index, event.target.value))}
          />
          {dates.length > 1 && (
            <Button
              type="text"
              aria-label={`${t('app.remove')} ${index + 1}`}
              icon={<Icon name="cross" />}
              onClick={() => put(dates.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      <Button icon={<Icon name="plus" />} onClick={() => put([...dates, ''])}>
        {t('form.addDate')}
      </Button>
    </fieldset>
  )
}

export function BilingualInput({ id, labelId, field, value, onChange, disabled }: Props) {
  const words = asObject(value)
  // Sentences need room to be read while they are written.
  const maxLength = field.schema.properties?.zh?.maxLength ?? 0
  const input = (language: 'zh' | 'en', addon: string) => {
    const common = {
      id: language === 'zh' ? id : undefined,
      'aria-label': addon,
      lang: language === 'zh' ? 'zh-CN' : 'en',
      disabled,
      value: typeof words[language] === 'string' ? words[language] : '',
      onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) =>
        onChange({ zh: '', en: '', ...words, [language]: event.target.value }),
    }
    return maxLength < 500 ? (
      <Input {...common} prefix={<span className="soft">{addon}</span>} />
    ) : (
      <Input.TextArea
        {...common}
        placeholder={addon}
        maxLength={maxLength}
        autoSize={{ minRows: 3, maxRows: 12 }}
      />
    )
  }
  return (
    <fieldset className="stacked-inputs" aria-labelledby={labelId}>
      {input('zh', '中')}
      {input('en', 'En')}
    </fieldset>
  )
}

export function LinesInput({ id, value, onChange, disabled }: Props) {
  const t = useText()
  const lines = Array.isArray(value) ? value.map(String) : []
  return (
    <Input.TextArea
      id={id}
      disabled={disabled}
      placeholder={t('form.oneALine')}
      autoSize={{ minRows: 2, maxRows: 10 }}
      value={lines.join('\n')}
      onChange={(event) =>
        onChange(event.target.value === '' ? [] : event.target.value.split('\n'))
      }
    />
  )
}

/** For structures without a form of their own; keeps the text while it is not yet readable. */
export function JsonInput({
  id,
  value,
  onChange,
  disabled,
  placeholder,
}: Props & { placeholder: string }) {
  const [typed, setTyped] = useState<string>()
  const text = typed ?? (value === undefined ? '' : JSON.stringify(value, null, 1))
  return (
    <Input.TextArea
      id={id}
      disabled={disabled}
      className="code-input"
      placeholder={placeholder}
      status={typed === undefined ? '' : 'error'}
      autoSize={{ minRows: 2, maxRows: 8 }}
      value={text}
      onChange={(event) => {
        try {
          onChange(event.target.value === '' ? undefined : JSON.parse(event.target.value))
          setTyped(undefined)
        } catch {
          setTyped(event.target.value)
        }
      }}
    />
  )
}
