import { useId, useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf, shortTimeOf } from '#apps/kit/time.ts'
import type { JointMember } from '#contract/joint.ts'
import { isAwaited } from '#contract/joint-words.ts'
import { roles } from '#contract/roles.ts'
import { fieldNow } from '../store/state.ts'
import { useText } from '../texts.ts'
import { keepJoint } from './deeds.ts'
import type { KnownVisit } from './fold.ts'

/** Written and not kept yet, by visit: looking at the matter meanwhile loses nothing. In memory alone. */
const drafts = new Map<string, string>()

/** My part of the record, to be written and corrected until the visit is closed. */
export function OwnPart({ visit, mine }: { visit: KnownVisit; mine: JointMember }) {
  const t = useText()
  const id = useId()
  const kept = mine.part?.text ?? ''
  const [text, setText] = useState(() => drafts.get(visit.id) ?? kept)
  const isNew = text.trim() !== '' && text.trim() !== kept

  function write(words: string) {
    setText(words)
    drafts.set(visit.id, words)
  }

  async function keep() {
    await keepJoint(
      { action: 'part', visitId: visit.id, text: text.trim() },
      `${t('joint.deed.part')} · ${visit.title}`,
    )
    drafts.delete(visit.id)
    setText(text.trim())
  }

  return (
    <section className="card joint-own" aria-labelledby={`${id}-head`}>
      <h2 id={`${id}-head`}>
        <label htmlFor={id}>{t('joint.myPart')}</label>
        <Confirmed member={mine} />
      </h2>
      <p className="hint">{t('joint.myPartHint')}</p>
      <textarea
        id={id}
        rows={5}
        maxLength={2000}
        value={text}
        onChange={({ target }) => write(target.value)}
      />
      {isNew ? (
        <button type="button" className="button" onClick={() => void keep()}>
          <Icon name="check" /> {t('joint.keepPart')}
        </button>
      ) : (
        mine.part && (
          <p className="hint" role="status">
            {visit.unsent ? t('joint.kept') : shortTimeOf(mine.part.at, new Date(fieldNow()))}
            {mine.part.version > 1 && ` · ${t('joint.times', { n: mine.part.version })}`}
          </p>
        )
      )}
    </section>
  )
}

/** What the others wrote, of the one record; mine too where it is read only. */
export function OtherParts({ visit, mine }: { visit: KnownVisit; mine: JointMember | undefined }) {
  const t = useText()
  const language = useLanguage()
  const others = visit.members.filter(
    (member) => member.postId !== mine?.postId && (isAwaited(member) || member.part),
  )
  if (others.length === 0) return null
  return (
    <section className="card" aria-labelledby="joint-record">
      <h2 id="joint-record">{t('joint.record')}</h2>
      {visit.state === 'PLANNED' && <p className="hint">{t('joint.recordHint')}</p>}
      {visit.state === 'DONE' && visit.closedAt && (
        <p className="hint">{t('joint.closedAt', { at: dateTimeOf(visit.closedAt) })}</p>
      )}
      <ul className="plain joint-parts">
        {others.map((member) => (
          <li key={member.postId}>
            <p className="joint-author">
              <b>{roles[member.role][language]}</b> {member.name}
              <Confirmed member={member} />
            </p>
            {member.part ? (
              <>
                <p className="joint-text">{member.part.text}</p>
                <p className="hint">
                  {shortTimeOf(member.part.at, new Date(fieldNow()))}
                  {member.part.version > 1 && ` · ${t('joint.times', { n: member.part.version })}`}
                </p>
              </>
            ) : (
              <p className="hint">{t('joint.notYet')}</p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Confirmed({ member }: { member: JointMember }) {
  const t = useText()
  if (!member.confirmed) return null
  return (
    <span className="tag" data-tone="green">
      <Icon name="check" /> {t('joint.confirmed')}
    </span>
  )
}
