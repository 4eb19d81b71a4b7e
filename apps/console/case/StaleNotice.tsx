import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import type { CaseView, CommandView } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import { useText } from '../texts.ts'

/**
 * Both versions: where it stood when the form was opened, and what has happened since; with it,
 * whether what was being written can still be given.
 */
export function StaleNotice(props: {
  before: CaseView
  now: CaseView
  /** The command as it stands now, when it is refused. */
  refused: CommandView | undefined
}) {
  const { before, now, refused } = props
  const t = useText()
  const language = useLanguage()
  const added = now.timeline.filter((row) => row.seq > before.version)
  return (
    <div className="notice" data-tone="amber" role="alert">
      <p>
        <Icon name="refresh" /> <strong>{t('command.stale')}</strong>{' '}
        <span className="digits">
          v{before.version} → v{now.version}
        </span>
      </p>
      {before.state !== now.state && (
        <p>
          <StateTag state={before.state} /> → <StateTag state={now.state} />
        </p>
      )}
      <ul>
        {added.map((row) => (
          <li key={row.seq}>
            <span className="digits">{shortTimeOf(row.at, new Date())}</span> {row.person}{' '}
            {commands[row.command][language]} {row.reason}
          </li>
        ))}
      </ul>
      {refused && (
        <p>
          <strong>
            {t('command.tooLate', {
              name: inLanguage(refused.name, language),
              reason: inLanguage(refused.refusal?.reason, language),
            })}
          </strong>
        </p>
      )}
      <p>{t(refused ? 'command.tooLateHint' : 'command.staleHint')}</p>
    </div>
  )
}
