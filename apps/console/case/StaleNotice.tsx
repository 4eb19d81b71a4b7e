import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { shortTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { commands } from '#contract/cases.ts'
import { useText } from '../texts.ts'

/** Both versions: where it stood when the form was opened, and what has happened since. */
export function StaleNotice({ before, now }: { before: CaseView; now: CaseView }) {
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
      <p>{t('command.staleHint')}</p>
    </div>
  )
}
