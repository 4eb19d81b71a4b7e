import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { useText } from '../texts.ts'
import type { Progress } from './use-progress.ts'

/** What has been done, newest first. */
export function StepsTold({ steps }: { steps: Progress['steps'] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('progress.steps')}</h2>
      <ol className="told" reversed>
        {steps.toReversed().map(({ at, name, unit, told }) => (
          <li key={`${at} ${name.en}`} className="told-step">
            <time dateTime={at} className="digits">
              {dateTimeOf(at)}
            </time>
            <p>
              <b>{inLanguage(name, language)}</b>
              {unit && <span> · {inLanguage(unit.name, language)}</span>}
            </p>
            {told && <p>{told}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
