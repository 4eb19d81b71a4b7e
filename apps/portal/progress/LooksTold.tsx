import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { purposeIn } from '#contract/look-words.ts'
import { useText } from '../texts.ts'
import type { Progress } from './use-progress.ts'

/** Who opened her name and number, and what for: she has a right to know. */
export function LooksTold({ looks }: { looks: NonNullable<Progress['looks']> }) {
  const t = useText()
  const language = useLanguage()
  if (looks.length === 0) return null
  return (
    <section aria-labelledby="looks">
      <h2 id="looks">{t('progress.looks')}</h2>
      <ul className="looks">
        {looks.map(({ at, purpose, unit }) => (
          <li key={at}>
            <time dateTime={at} className="digits">
              {dateTimeOf(at)}
            </time>{' '}
            {unit && <b>{inLanguage(unit.name, language)}</b>} {purposeIn(purpose, language)}
          </li>
        ))}
      </ul>
    </section>
  )
}
