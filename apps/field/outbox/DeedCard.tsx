import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { detailIn } from '#apps/kit/problem.ts'
import { shortTimeOf } from '#apps/kit/time.ts'
import { type ProblemType, problems } from '#contract/problems.ts'
import { caseStates } from '#contract/states.ts'
import { fieldNow } from '../store/state.ts'
import { useText } from '../texts.ts'
import type { KeptDeed } from './deed.ts'
import { Mend } from './Mend.tsx'
import { giveUp, sendAnyway } from './queue.ts'
import { wordsOf } from './words-of.ts'

/** One deed: what it was, how far it got, and where it was refused, why and what can be done. */
export function DeedCard({ deed, behind }: { deed: KeptDeed; behind: boolean }) {
  const t = useText()
  const language = useLanguage()
  const [asking, setAsking] = useState(false)
  const { state, problem, current, photoIds, uploaded } = deed
  const type = problem?.type as ProblemType | undefined
  return (
    <article className={`card deed deed-${state.toLowerCase()}`}>
      <h2>{deed.title}</h2>
      <p className="deed-state">
        <b>
          {behind
            ? t('outbox.behind')
            : t(
                state === 'QUEUED'
                  ? 'outbox.queued'
                  : state === 'CONFLICT'
                    ? 'outbox.conflict'
                    : 'outbox.refused',
              )}
        </b>
        {photoIds.length > 0 && (
          <span>{t('outbox.photos', { done: uploaded.length, all: photoIds.length })}</span>
        )}
        <time dateTime={deed.madeAt}>{shortTimeOf(deed.madeAt, new Date(fieldNow()))}</time>
      </p>
      {state === 'REFUSED' && (
        <p className="fault" role="alert">
          {t('outbox.failedAt', {
            words: [
              problem?.detail
                ? detailIn(problem.detail, language)
                : type
                  ? problems[type][language]
                  : '',
              ...(problem?.errors ?? []).map(({ detail }) => detailIn(detail, language)),
            ]
              .filter(Boolean)
              .join('；'),
          })}
        </p>
      )}
      {state === 'CONFLICT' && (
        <dl className="both-sides">
          <dt>{t('outbox.mine')}</dt>
          <dd>{wordsOf(deed).join(' ') || deed.title}</dd>
          <dt>{t('outbox.theirs')}</dt>
          <dd>
            {current && caseStates[current.state][language]}
            {current?.leadUnit && ` · ${inLanguage(current.leadUnit.name, language)}`}
          </dd>
        </dl>
      )}
      {asking ? (
        <div className="deed-ways" role="alertdialog" aria-label={t('outbox.dropAsk')}>
          <p>{t('outbox.dropAsk')}</p>
          <button type="button" className="button button-bad" onClick={() => void giveUp(deed)}>
            {t('outbox.dropYes')}
          </button>
          <button type="button" className="button button-quiet" onClick={() => setAsking(false)}>
            {t('outbox.dropNo')}
          </button>
        </div>
      ) : (
        <div className="deed-ways">
          {state !== 'QUEUED' && (
            <button type="button" className="button" onClick={() => void sendAnyway(deed)}>
              {t(state === 'CONFLICT' ? 'outbox.anyway' : 'outbox.again')}
            </button>
          )}
          {state !== 'QUEUED' && <Mend deed={deed} />}
          {(state !== 'QUEUED' || uploaded.length === 0) && (
            <button type="button" className="button button-quiet" onClick={() => setAsking(true)}>
              {t('outbox.drop')}
            </button>
          )}
        </div>
      )}
    </article>
  )
}
