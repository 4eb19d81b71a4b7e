import { useLanguage } from '#apps/kit/i18n.ts'
import { fieldName } from './names.ts'
import { type NameOf, unreadable, valueWords } from './value-words.ts'

/** A document to read, not to edit. */
export function ItemFacts({ data, nameOf }: { data: unknown; nameOf?: NameOf }) {
  const language = useLanguage()
  if (typeof data !== 'object' || data === null) return null
  return (
    <dl className="item-facts">
      {Object.entries(data)
        .filter(([name]) => !unreadable.has(name))
        .map(([name, value]) => (
          <div key={name}>
            <dt>{fieldName(name)[language]}</dt>
            <dd>{valueWords(value, language, nameOf)}</dd>
          </div>
        ))}
    </dl>
  )
}
