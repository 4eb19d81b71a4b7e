import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { insertAt } from '#apps/kit/insert.ts'
import type { FieldCase, TextsSection } from '#contract/field.ts'
import { fill, openIn } from '#contract/fill.ts'
import { placeholders } from '#contract/placeholders.ts'
import { fieldNow, useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import type { Entries } from './compose.ts'
import { fieldTextValues, textsFor } from './text-offers.ts'

/** So many are one tap away; the others are behind a second one. */
const atHand = 3

/** Standard texts for one entry: put in at the caret with one tap, and written on from there. */
export function TextOffers(props: {
  /** Of the entry's text area. */
  id: string
  use: string
  caseFile: FieldCase
  entries: Entries
  value: string
  onChange: (text: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const texts = useSection<TextsSection>('texts') ?? []
  const offers = textsFor(texts, props.use, props.caseFile)
  const values = fieldTextValues(props.caseFile, props.entries, fieldNow())
  const open = openIn(props.value)

  function insert(body: string) {
    const area = document.getElementById(props.id)
    if (!(area instanceof HTMLTextAreaElement)) return
    const after = insertAt(props.value, area, fill(body, values, language).text)
    props.onChange(after.text)
    // After React has drawn the words: the writer goes on behind them.
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(after.caret, after.caret)
    })
  }

  const buttons = (some: typeof offers) =>
    some.map(({ code, name, body }) => (
      <button key={code} type="button" onClick={() => insert(body[language])}>
        <Icon name="plus" /> {inLanguage(name, language)}
      </button>
    ))
  return (
    <>
      {offers.length > 0 && (
        <fieldset className="text-offers">
          <legend>{t('case.texts')}</legend>
          {buttons(offers.slice(0, atHand))}
          {offers.length > atHand && (
            <details>
              <summary>{t('case.textsMore', { n: offers.length - atHand })}</summary>
              {buttons(offers.slice(atHand))}
            </details>
          )}
        </fieldset>
      )}
      {open.length > 0 && (
        <p className="note" role="status">
          <Icon name="alarm" />{' '}
          {t('case.textsOpen', {
            words: open.map((name) => `{${placeholders[name][language]}}`).join(' '),
          })}
        </p>
      )}
    </>
  )
}
