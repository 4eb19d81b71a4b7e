import { Button } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { HallQueue, QueueTicket } from '#contract/hall.ts'
import { useKeys } from '../keys/keys.ts'
import { Panel } from '../shell/Panel.tsx'
import { type TextKey, useText } from '../texts.ts'
import { MoveMenu } from './MoveMenu.tsx'
import { TicketMarks } from './TicketMarks.tsx'
import { TicketWork } from './TicketWork.tsx'
import { useHallAction } from './use-queue.ts'
import { WindowKinds } from './WindowKinds.tsx'

interface Act {
  key: string
  does: TextKey
  run: () => void
  primary?: boolean
}

/** The number at my window, and what may be done with it: a press or a letter each. */
export function WindowPanel({ queue, window }: { queue: HallQueue; window: number }) {
  const t = useText()
  const language = useLanguage()
  const action = useHallAction()
  const { ticket, kinds = [] } = queue.windows.find(({ number }) => number === window) ?? {}
  const waiting = queue.waiting.filter(
    ({ kind }) => kinds.length === 0 || kinds.includes(kind.code),
  )
  // A window holds one number: what was ended comes back to an empty one.
  const ended = ticket ? undefined : queue.takeBack
  const undo = () => action.send({ method: 'POST', path: `/hall/tickets/${ended?.ticket.id}/undo` })
  const idle =
    waiting.length > 0 ? 'hall.idle' : queue.waiting.length > 0 ? 'hall.nobodyMine' : 'hall.nobody'
  const calls = {
    method: 'POST',
    path: `/hall/${queue.hall.code}/windows/${window}/calls`,
  } as const
  const on = (method: 'POST' | 'PUT', noun: string) =>
    ({ method, path: `/hall/tickets/${ticket?.id}/${noun}` }) as const
  const finish = () => action.send(on('PUT', 'end'))

  const acts: Act[] = !ticket
    ? [{ key: 'n', does: 'hall.next', run: () => action.send(calls), primary: true }]
    : ticket.state === 'CALLED'
      ? [
          {
            key: 's',
            does: 'hall.start',
            run: () => action.send(on('PUT', 'start')),
            primary: true,
          },
          { key: 'r', does: 'hall.recall', run: () => action.send(on('POST', 'recalls')) },
          { key: 'x', does: 'hall.noShow', run: () => action.send(on('POST', 'no-shows')) },
        ]
      : [
          {
            key: 'n',
            does: 'hall.finishNext',
            run: () => action.send(on('PUT', 'end'), calls),
            primary: true,
          },
          { key: 'f', does: 'hall.finish', run: finish },
        ]
  useKeys(
    'keys.hall',
    [...acts, ...(ended ? [{ key: 'u', does: 'hall.undo', run: undo } as const] : [])].map(
      ({ key, does, run }) => ({ key, does: t(does), run }),
    ),
  )

  return (
    <Panel
      title={t('hall.window', { n: window })}
      hint={t('hall.mine')}
      actions={
        <Button
          type="text"
          disabled={action.isPending || ticket !== undefined}
          onClick={() => action.send({ method: 'DELETE', path: '/hall/seat' })}
        >
          {t('hall.leave')}
        </Button>
      }
    >
      <div className="hall-now" data-state={ticket?.state ?? 'FREE'} aria-live="polite">
        {ticket ? <Now ticket={ticket} /> : <p className="hall-idle">{t(idle)}</p>}
      </div>
      <div className="hall-acts">
        {acts.map(({ key, does, run, primary }) => (
          <Button
            key={does}
            size="large"
            type={primary ? 'primary' : 'default'}
            disabled={action.isPending || (!ticket && waiting.length === 0)}
            aria-keyshortcuts={key}
            onClick={run}
          >
            {t(does)}{' '}
            <span aria-hidden="true">
              <kbd>{key}</kbd>
            </span>
          </Button>
        ))}
        {ticket && <MoveMenu queue={queue} ticket={ticket} />}
      </div>
      {ended && (
        <p className="hall-ended">
          {t(`hall.ended.${ended.step}`, { number: ended.ticket.number })}{' '}
          <Button
            icon={<Icon name="undo" />}
            disabled={action.isPending}
            aria-keyshortcuts="u"
            onClick={undo}
          >
            {t('hall.undo')}{' '}
            <span aria-hidden="true">
              <kbd>u</kbd>
            </span>
          </Button>
        </p>
      )}
      <WindowKinds queue={queue} window={window} kinds={kinds} />
      {ticket?.state === 'CALLED' && <p className="soft">{t('hall.noShowHint')}</p>}
      <p className="form-fault" role="alert">
        {action.error && problemWords(action.error, language)}
      </p>
      {ticket?.state === 'SERVING' && (
        <TicketWork key={ticket.id} ticket={ticket} hallCode={queue.hall.code} />
      )}
    </Panel>
  )
}

function Now({ ticket }: { ticket: QueueTicket }) {
  const t = useText()
  const language = useLanguage()
  const called = ticket.state === 'CALLED'
  return (
    <>
      <strong className="hall-number digits">{ticket.number}</strong>
      <span>
        {inLanguage(ticket.kind.name, language)} <TicketMarks ticket={ticket} />
      </span>
      <span className="hall-standing">
        <Icon name={called ? 'bell' : 'user'} /> {t(called ? 'hall.calling' : 'hall.serving')}
        {called && ticket.calls > 1 && ` · ${t('hall.calledTimes', { n: ticket.calls })}`}
      </span>
    </>
  )
}
