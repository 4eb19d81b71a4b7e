import { useLanguage } from '#apps/kit/i18n.ts'
import { fieldName } from '../forms/names.ts'
import { type NameOf, unreadable, valueWords } from '../forms/value-words.ts'
import { changedKeys } from './changed-keys.ts'

/** Entry by entry what stood before and what stands now. */
export function Changes(props: { before: unknown; after: unknown; nameOf?: NameOf }) {
  const language = useLanguage()
  const entryOf = (data: unknown, name: string) =>
    valueWords((data as Record<string, unknown>)[name], language, props.nameOf)
  return (
    <ul className="changes">
      {changedKeys(props.before, props.after).map((name) => (
        <li key={name}>
          {fieldName(name)[language]}
          {!unreadable.has(name) && (
            <>
              {language === 'zh' ? '：' : ': '}
              <del className="soft">{entryOf(props.before, name)}</del> →{' '}
              <ins>{entryOf(props.after, name)}</ins>
            </>
          )}
        </li>
      ))}
    </ul>
  )
}
