import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { commands } from '#contract/cases.ts'
import type { FieldCase } from '#contract/field.ts'
import { useText } from '../texts.ts'

/** Parts of others, promises, and everything that has happened, newest first. */
export function Story({ caseFile }: { caseFile: FieldCase }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      {caseFile.subTasks.length > 0 && (
        <section className="card" aria-labelledby="parts">
          <h2 id="parts">{t('case.parts')}</h2>
          <ul className="plain">
            {caseFile.subTasks.map((part) => (
              <li key={part.id}>
                <b>{inLanguage(part.unit.name, language)}</b> {part.task}
                {part.result && <p className="hint">{part.result}</p>}
              </li>
            ))}
          </ul>
        </section>
      )}
      {caseFile.promises.length > 0 && (
        <section className="card" aria-labelledby="promises">
          <h2 id="promises">{t('case.promises')}</h2>
          <ul className="plain">
            {caseFile.promises.map((promise) => (
              <li key={promise.id}>
                {promise.content}
                <p className="hint">
                  {promise.checks
                    .map(
                      ({ date, kept }) =>
                        `${date} ${kept === undefined ? t('promise.open') : t(kept ? 'kept.yes' : 'kept.no')}`,
                    )
                    .join('，')}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <details className="card">
        <summary>{t('case.story', { n: caseFile.timeline.length })}</summary>
        <ol className="story" reversed>
          {caseFile.timeline.toReversed().map((row) => (
            <li key={row.seq}>
              <b>{commands[row.command][language]}</b>
              {row.unit && ` · ${inLanguage(row.unit.name, language)}`}
              <p className="hint">
                {dateTimeOf(row.at)}
                {row.person && ` · ${row.person}`}
                {row.reason && ` · ${row.reason}`}
                {typeof row.data.notedAt === 'string' &&
                  ` · ${t('case.notedAt', { at: dateTimeOf(row.data.notedAt) })}`}
              </p>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}
