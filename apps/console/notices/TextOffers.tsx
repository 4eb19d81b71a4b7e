import './notices.css'
import { Button, Select } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { insertAt } from '#apps/kit/insert.ts'
import type { CaseTexts } from '#contract/case-texts.ts'
import { fill, openIn, type TextValues } from '#contract/fill.ts'
import { placeholders } from '#contract/placeholders.ts'
import { useText } from '../texts.ts'

/** Standard texts for one long entry: chosen, filled from the case, put in at the caret, edited on. */
export function TextOffers(props: {
  /** Of the entry's text area. */
  id: string
  offers: CaseTexts['fields'][string]
  values: TextValues
  value: string
  onChange: (text: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const { id, offers, value } = props
  const open = openIn(value)
  // What has been decided in the form since the words were put in.
  const known = fill(value, props.values, language)

  function insert(code: string) {
    const offer = offers.find((one) => one.code === code)
    const area = document.getElementById(id)
    if (!offer || !(area instanceof HTMLTextAreaElement)) return
    const { text } = fill(offer.body[language], props.values, language)
    const after = insertAt(value, area, text)
    props.onChange(after.text)
    // After React has drawn the words: the writer goes on behind them.
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(after.caret, after.caret)
    })
  }

  return (
    <>
      {offers.length > 0 && (
        <Select
          className="text-offers"
          aria-label={t('texts.insert')}
          aria-describedby={`${id}-label`}
          placeholder={t('texts.insert')}
          value={null}
          onSelect={(code: string | null) => code && insert(code)}
          options={offers.map(({ code, name, body }) => ({
            value: code,
            label: inLanguage(name, language),
            title: fill(body[language], props.values, language).text,
          }))}
          optionRender={({ label, data }) => (
            <>
              {label}
              <small className="soft text-preview">{data.title}</small>
            </>
          )}
        />
      )}
      {open.length > 0 && (
        <p className="text-open" role="status">
          <Icon name="alarm" />
          {t('texts.open', {
            words: open.map((name) => `{${placeholders[name][language]}}`).join(' '),
          })}
          {known.text !== value && (
            <Button size="small" onClick={() => props.onChange(known.text)}>
              {t('texts.refill')}
            </Button>
          )}
        </p>
      )}
    </>
  )
}
