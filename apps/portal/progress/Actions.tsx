import { useRef, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useText } from '../texts.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { ProveForm } from './ProveForm.tsx'
import { SupplementForm } from './SupplementForm.tsx'
import type { Progress } from './use-progress.ts'
import { WordsForm } from './WordsForm.tsx'
import { type Action, actions, whyNot } from './why-not.ts'

const icons: Record<Action, IconName> = {
  answer: 'star',
  supplement: 'plus',
  requestReopen: 'refresh',
  withdraw: 'undo',
}

interface Props {
  progress: Progress
  queryCode: string | undefined
  onProve: (code: string) => Promise<void>
  onDone: (progress: Progress) => void
}

/** What the reporter may do now; what is not possible stays in sight, greyed, with the reason. */
export function Actions({ progress, queryCode, onProve, onDone }: Props) {
  const t = useText()
  const language = useLanguage()
  const [open, setOpen] = useState<Action>()
  const [done, setDone] = useState<Action>()
  const heading = useRef<HTMLHeadingElement>(null)

  function finish(action: Action, after: Progress) {
    onDone(after)
    setOpen(undefined)
    setDone(action)
    // The form that had the focus is gone: without this a screen reader starts again at the top.
    heading.current?.focus()
  }

  return (
    <section className="card no-print" aria-labelledby="act">
      <h2 id="act" ref={heading} tabIndex={-1}>
        {t('act.title')}
      </h2>
      <p role="status" className={done ? 'note note-good' : ''}>
        {done && t(`act.done.${done}`)}
      </p>
      {queryCode === undefined ? (
        <ProveForm
          onProve={async (code) => {
            await onProve(code)
            heading.current?.focus()
          }}
        />
      ) : (
        <ul className="actions">
          {actions.map((action) => {
            const view = progress.commands.find(({ command }) => command === action)
            if (!view) return null
            const refused = !view.allowed
            return (
              <li key={action}>
                <button
                  type="button"
                  className="action"
                  aria-disabled={refused}
                  aria-expanded={open === action}
                  {...(refused ? { 'aria-describedby': `why-${action}` } : {})}
                  onClick={() => !refused && setOpen(open === action ? undefined : action)}
                >
                  <Icon name={icons[action]} /> {t(`act.${action}`)}
                </button>
                {refused && (
                  <p className="why" id={`why-${action}`}>
                    {view.refusal?.kind === 'STATE'
                      ? t(whyNot(action, progress.state))
                      : inLanguage(view.refusal?.reason, language)}
                  </p>
                )}
                {open === action && !refused && (
                  <ActionForm
                    action={action}
                    progress={progress}
                    queryCode={queryCode}
                    onDone={(after) => finish(action, after)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

export interface ActionProps {
  progress: Progress
  queryCode: string
  onDone: (after: Progress) => void
}

function ActionForm({ action, ...props }: ActionProps & { action: Action }) {
  const t = useText()
  switch (action) {
    case 'answer':
      return <AnswerForm {...props} />
    case 'supplement':
      return <SupplementForm {...props} />
    case 'requestReopen':
      return (
        <WordsForm
          {...props}
          noun="reopening-requests"
          label={t('reopen.facts')}
          payloadOf={(newFacts) => ({ newFacts })}
        />
      )
    case 'withdraw':
      return (
        <WordsForm
          {...props}
          noun="withdrawals"
          optional
          lead={t('withdraw.sure')}
          label={t('withdraw.reason')}
          payloadOf={(reason) => (reason ? { reason } : {})}
        />
      )
  }
}
