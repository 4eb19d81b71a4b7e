import { useLanguage } from '#apps/kit/i18n.ts'
import { placeholderNames, placeholders } from '#contract/placeholders.ts'
import { useText } from '../texts.ts'

/** What a standard text may leave open, written as it must be written. */
export function PlaceholderList() {
  const t = useText()
  const language = useLanguage()
  return (
    <details className="placeholder-list">
      <summary>{t('admin.placeholders')}</summary>
      <p className="soft">{t('admin.placeholdersHint')}</p>
      <ul>
        {placeholderNames.map((name) => (
          <li key={name}>
            <code>{`{${placeholders[name][language]}}`}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}
