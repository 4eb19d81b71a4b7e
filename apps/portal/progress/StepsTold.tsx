import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { useText } from '../texts.ts'
import type { Progress } from './use-progress.ts'

/**
 * Newest first, each unit named at the step at which it came in: at every step it would look as if
 * the unit had done all of them, the check of its own work included.
 */
function toldOnce(steps: Progress['steps']): Progress['steps'] {
  return steps
    .map(({ unit, ...step }, index) =>
      unit && unit.code !== steps[index - 1]?.unit?.code ? { ...step, unit } : step,
    )
    .toReversed()
}

/** What has been done. */
export function StepsTold({ steps }: { steps: Progress['steps'] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('progress.steps')}</h2>
      <ol className="told" reversed>
        {toldOnce(steps).map(({ at, name, unit, told }) => (
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
