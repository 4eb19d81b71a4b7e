import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { PeopleSection } from '#contract/field.ts'
import type { JointMember } from '#contract/joint.ts'
import { jointAnswers } from '#contract/joint-words.ts'
import { roles } from '#contract/roles.ts'
import { useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import type { KnownVisit } from './fold.ts'

/** Who comes, with the answer of each and the way to call. */
export function Members({ visit, mine }: { visit: KnownVisit; mine: JointMember | undefined }) {
  const t = useText()
  const language = useLanguage()
  const people = useSection<PeopleSection>('people') ?? []
  return (
    <section className="card" aria-labelledby="joint-who">
      <h2 id="joint-who">{t('joint.who')}</h2>
      <ul className="plain">
        {visit.members.map((member) => {
          const { postId, role, name, answer, reason } = member
          const isMe = postId === mine?.postId
          const phone = isMe ? undefined : people.find((one) => one.postId === postId)?.phone
          return (
            <li key={postId} className="joint-member">
              <span>
                <b>{name}</b> {roles[role][language]}
                {isMe && ` (${t('joint.me')})`}
                {postId === visit.plannedBy && ` · ${t('joint.planner')}`}
                <span className="tag" data-tone={answer === 'COMING' ? 'green' : ''}>
                  {jointAnswers[answer][language]}
                </span>
                {reason && <span className="hint">{reason}</span>}
              </span>
              {phone && (
                <a
                  className="button button-quiet"
                  href={`tel:${phone}`}
                  aria-label={t('joint.call', { name })}
                >
                  <Icon name="phone" />
                </a>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
