import './joint.css'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { JointMember, JointVisit } from '#contract/joint.ts'
import { isAwaited, jointAnswers, jointStates } from '#contract/joint-words.ts'
import { roles } from '#contract/roles.ts'
import { useText } from '../texts.ts'

/** One visit with its record, part by part, and who has confirmed it; on a page and on paper. */
export function JointRecord({ visit }: { visit: JointVisit }) {
  const t = useText()
  const language = useLanguage()
  const { state, plannedAt, place, closedAt, cancelReason, recordHash, members } = visit
  return (
    <article className="joint-visit">
      <p className="joint-head">
        <span className="tag" data-tone={state === 'DONE' ? 'green' : ''}>
          {jointStates[state][language]}
        </span>
        <strong className="digits">{dateTimeOf(plannedAt)}</strong>
        <span>{place}</span>
        {state === 'DONE' && closedAt && (
          <span className="soft digits">{t('joint.closed', { at: dateTimeOf(closedAt) })}</span>
        )}
      </p>
      {cancelReason && <p className="notice">{t('joint.cancelled', { reason: cancelReason })}</p>}
      <ul className="rows">
        {members.map((member) => (
          <li key={member.postId}>
            <strong>{roles[member.role][language]}</strong>
            <span>{member.name}</span>
            {member.postId === visit.plannedBy && (
              <span className="soft">{t('joint.planner')}</span>
            )}
            <Standing member={member} />
            {member.part ? (
              <span className="rows-result joint-text">
                {member.part.text}
                <span className="soft digits">
                  {dateTimeOf(member.part.at)}
                  {member.part.version > 1 && ` · ${t('joint.times', { n: member.part.version })}`}
                </span>
              </span>
            ) : (
              isAwaited(member) && <span className="rows-result soft">{t('joint.nothing')}</span>
            )}
          </li>
        ))}
      </ul>
      {state === 'DONE' && (
        <p className="soft joint-hash">
          {t('joint.hash')} <span className="digits">{recordHash}</span>
        </p>
      )}
    </article>
  )
}

function Standing({ member: { answer, reason, part, confirmed } }: { member: JointMember }) {
  const t = useText()
  const language = useLanguage()
  if (confirmed)
    return (
      <span className="tag" data-tone="green">
        <Icon name="check" /> {t('joint.confirmed')}
      </span>
    )
  return (
    <>
      <span className="tag">
        {answer === 'COMING' && part ? t('joint.notConfirmed') : jointAnswers[answer][language]}
      </span>
      {reason && <span className="soft">{reason}</span>}
    </>
  )
}
