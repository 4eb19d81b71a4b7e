import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { channels } from '#contract/channels.ts'
import type { LikenessView } from '#contract/likeness.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import type { Joining } from './use-joining.ts'

/** What was merged into this matter, in its own words, and what its reporters say of the result. */
export function GatheredPanel({ gathered, answers }: Pick<LikenessView, 'gathered' | 'answers'>) {
  const t = useText()
  const language = useLanguage()
  return (
    <Panel title={t('same.gathered')} count={answers.reports - 1} hint={t('same.gatheredHint')}>
      {answers.solved + answers.unsolved > 0 && (
        <p className="notice" data-tone={answers.unsolved > 0 ? 'amber' : 'green'}>
          <Icon name={answers.unsolved > 0 ? 'flag' : 'check'} /> {t('same.answers', answers)}
        </p>
      )}
      <ul className="candidates-same">
        {gathered.map(({ id, caseCode, channel, receivedAt, words, solved }) => (
          <li key={id} className="candidate">
            <p className="candidate-head soft digits">
              <Link to="/cases/$caseId" params={{ caseId: id }}>
                {caseCode}
              </Link>
              {channels[channel][language]} · {dateTimeOf(receivedAt)}
              {solved !== undefined && (
                <span className="tag" data-tone={solved ? 'green' : 'amber'}>
                  <Icon name={solved ? 'check' : 'cross'} />
                  {t(solved ? 'same.solved' : 'same.unsolved')}
                </span>
              )}
            </p>
            <blockquote>{words}</blockquote>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Matters that have to do with this one and are not the same. */
export function RelatedPanel(props: {
  matter: CaseView
  related: LikenessView['related']
  busy: boolean
  join: (joining: Joining) => void
}) {
  const t = useText()
  const { matter, related, busy, join } = props
  const mayUnlink = matter.commands.some(({ command, allowed }) => command === 'unlink' && allowed)
  return (
    <Panel title={t('same.related')} count={related.length}>
      <ul className="rows">
        {related.map(({ id, caseCode, title, state }) => (
          <li key={id}>
            <Link to="/cases/$caseId" params={{ caseId: id }}>
              {title}
            </Link>
            <StateTag state={state} />
            <span className="soft digits">{caseCode}</span>
            {mayUnlink && (
              <Button
                type="link"
                size="small"
                className="no-print"
                disabled={busy}
                aria-label={t('same.about', { action: t('same.unlink'), title })}
                onClick={() =>
                  join({
                    command: 'unlink',
                    on: matter,
                    payload: { otherId: id },
                    done: t('same.unlinked'),
                  })
                }
              >
                {t('same.unlink')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
