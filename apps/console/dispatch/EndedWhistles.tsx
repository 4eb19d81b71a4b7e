import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { WhistleView } from '#contract/dispatch.ts'
import { whistles as kinds } from '#contract/dispatch-words.ts'
import { useText } from '../texts.ts'

/** What came of whistles that were summed up: words of both sides, and no marks. */
export function EndedWhistles({ whistles }: { whistles: readonly WhistleView[] }) {
  const t = useText()
  const language = useLanguage()
  const ended = whistles.filter(({ summary }) => summary !== undefined)
  if (ended.length === 0) return null
  return (
    <ul className="rows">
      {ended.map(({ no, kind, endedAt, summary, assessment }) => (
        <li key={no}>
          <span className="tag">{kinds[kind][language]}</span>
          <strong>{t('dispatch.whistle', { n: no })}</strong>
          <span className="soft digits">{endedAt && dateTimeOf(endedAt)}</span>
          <span className="rows-result">{t('dispatch.summary', { words: summary ?? '' })}</span>
          <span className="rows-result">{t('dispatch.ofUnits', { words: assessment ?? '' })}</span>
        </li>
      ))}
    </ul>
  )
}
