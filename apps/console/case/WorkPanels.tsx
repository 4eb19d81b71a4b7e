import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { opinions } from '#contract/dispatch-words.ts'
import { formatLimit, type LimitUnit } from '#contract/limits.ts'
import { EndedWhistles } from '../dispatch/EndedWhistles.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { standingOf } from './sub-task.ts'
import { subTaskKindNames } from './words.ts'

/** Who else works on it and what was promised; absent while there is nothing. */
export function WorkPanels({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      {matter.extension?.pending && (
        <p className="notice" data-tone="amber">
          <Icon name="clock" />{' '}
          {t('case.extension', {
            limit: formatLimit(
              {
                amount: matter.extension.limit.amount,
                unit: matter.extension.limit.unit as LimitUnit,
              },
              language,
            ),
          })}
          {'：'}
          {matter.extension.reason}
        </p>
      )}
      {matter.subTasks.length > 0 && (
        <Panel title={t('case.subTasks')} count={matter.subTasks.length}>
          <ul className="rows">
            {matter.subTasks
              .map((task) => ({ task, standing: standingOf(task) }))
              .map(({ task, standing }) => (
                <li key={task.id}>
                  <span className="tag" data-tone={standing.tone}>
                    <Icon name={task.kind === 'WHISTLE' ? 'bell' : 'users'} />
                    {subTaskKindNames[task.kind][language]}
                  </span>
                  <strong>{inLanguage(task.unit.name, language)}</strong>
                  <span>{task.task}</span>
                  <span className="soft digits">
                    {t(standing.text, standing.at ? { at: dateTimeOf(standing.at) } : {})}
                  </span>
                  {task.opinion && <span className="tag">{opinions[task.opinion][language]}</span>}
                  {standing.result && <span className="rows-result">{standing.result}</span>}
                  {task.declined && (
                    <span className="rows-result">
                      {t('dispatch.declined', { reason: task.declined })}
                    </span>
                  )}
                  {task.ruling && (
                    <span className="rows-result">
                      {t('dispatch.ruling', { ruling: task.ruling })}
                    </span>
                  )}
                  {task.assessment && (
                    <span className="rows-result">
                      {t('dispatch.ofWhistle', { words: task.assessment })}
                    </span>
                  )}
                </li>
              ))}
          </ul>
          <EndedWhistles whistles={matter.whistles} />
        </Panel>
      )}
      {matter.promises.length > 0 && (
        <Panel title={t('case.promises')} count={matter.promises.length}>
          <ul className="rows">
            {matter.promises.map((promise) => (
              <li key={promise.id}>
                <strong>{promise.content}</strong>
                {promise.promisedBy && (
                  <span className="soft">
                    {t('case.promisedBy')} {promise.promisedBy}
                  </span>
                )}
                <span className="promise-checks">
                  {promise.checks.map((check) => (
                    <span
                      key={check.date}
                      className="tag digits"
                      title={check.note}
                      data-tone={check.kept === undefined ? '' : check.kept ? 'green' : 'red'}
                    >
                      <Icon
                        name={check.kept === undefined ? 'clock' : check.kept ? 'check' : 'cross'}
                      />
                      {check.date}{' '}
                      {t(
                        check.kept === undefined
                          ? 'case.toCheck'
                          : check.kept
                            ? 'case.kept'
                            : 'case.broken',
                      )}
                    </span>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
