import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { channels } from '#contract/channels.ts'
import type { Candidate } from '#contract/likeness.ts'
import { useText } from '../texts.ts'
import type { Joining } from './use-joining.ts'

interface Props {
  matter: Pick<CaseView, 'id' | 'version'>
  candidate: Candidate
  mayJoin: boolean
  busy: boolean
  join: (joining: Joining) => void
}

/** A matter that may be the same: what was said, why we think so, and what to do about it. */
export function CandidateItem({ matter, candidate, mayJoin, busy, join }: Props) {
  const t = useText()
  const language = useLanguage()
  const { id, caseCode, title, reasons } = candidate
  return (
    <li className="candidate">
      <p className="candidate-head">
        <Link to="/cases/$caseId" params={{ caseId: id }} className="candidate-title">
          {title}
        </Link>
        <StateTag state={candidate.state} />
        <span className="candidate-sure digits">
          {t('same.sure', { n: Math.round(candidate.confidence * 100) })}
        </span>
      </p>
      <p className="soft digits">
        {caseCode} · {channels[candidate.channel][language]} · {dateTimeOf(candidate.receivedAt)}
      </p>
      {candidate.words.replace(/[。.！!]$/, '') !== title && (
        <blockquote>{candidate.words}</blockquote>
      )}
      <ul className="candidate-why" aria-label={t('same.why')}>
        {reasons.map(({ kind, why }) => (
          <li key={kind} className="tag">
            {inLanguage(why, language)}
          </li>
        ))}
      </ul>
      {candidate.proposal === 'REOPEN' && <p className="soft">{t('same.reopen')}</p>}
      {mayJoin && <Choices {...{ matter, candidate, busy, join }} />}
    </li>
  )
}

function Choices({ matter, candidate, busy, join }: Omit<Props, 'mayJoin'>) {
  const t = useText()
  const { id, caseCode, title, version, proposal } = candidate
  const other = { on: matter, payload: { otherId: id } }
  const named = (action: string) => ({
    'aria-label': t('same.about', { action, title }),
    disabled: busy,
    size: 'small' as const,
  })
  return (
    <p className="candidate-acts no-print">
      {proposal === 'INTO_THAT' && (
        <Button
          {...named(t('same.intoThat'))}
          icon={<Icon name="merge" />}
          onClick={() =>
            join({
              command: 'merge',
              on: matter,
              payload: { parentId: id },
              done: t('same.merged', { code: caseCode }),
            })
          }
        >
          {t('same.intoThat')}
        </Button>
      )}
      {proposal === 'INTO_THIS' && (
        <Button
          {...named(t('same.intoThis'))}
          icon={<Icon name="merge" />}
          onClick={() =>
            join({
              command: 'merge',
              on: { id, version },
              payload: { parentId: matter.id },
              done: t('same.taken', { code: caseCode }),
            })
          }
        >
          {t('same.intoThis')}
        </Button>
      )}
      <Button
        {...named(t('same.link'))}
        icon={<Icon name="link" />}
        onClick={() =>
          join({ command: 'link', ...other, done: t('same.linked', { code: caseCode }) })
        }
      >
        {t('same.link')}
      </Button>
      <Button
        {...named(t('same.refuse'))}
        icon={<Icon name="cross" />}
        onClick={() =>
          join({ command: 'refuseLikeness', ...other, done: t('same.refused', { code: caseCode }) })
        }
      >
        {t('same.refuse')}
      </Button>
    </p>
  )
}
