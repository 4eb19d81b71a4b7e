import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Dropdown, Segmented } from 'antd'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { newKey } from '#apps/kit/client-key.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateTimeOf, spanWords } from '#apps/kit/time.ts'
import type { HallQueue, TicketView } from '#contract/hall.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { TicketMarks } from './TicketMarks.tsx'

const everyKind = ''

/** Who waits, in the order of calling, for all kinds or for one. */
export function WaitingPanel({ queue, mayTake }: { queue: HallQueue; mayTake: boolean }) {
  const t = useText()
  const language = useLanguage()
  const now = useNow()
  const [kind, setKind] = useState(everyKind)
  const shown = queue.waiting.filter((ticket) => kind === everyKind || ticket.kind.code === kind)
  const waiting = queue.kinds.filter((one) => one.waiting > 0)
  const headStart = Math.max(0, ...queue.kinds.map((one) => one.headStartMinutes))
  return (
    <Panel
      title={t('hall.waiting')}
      count={queue.waiting.length}
      hint={`${t('hall.servedToday', { n: queue.served })} · ${t('hall.longest', {
        span: spanWords(queue.longestWaitSeconds * 1000, language),
      })}`}
      actions={mayTake && <TakeForSomeone queue={queue} />}
    >
      {waiting.length > 1 && (
        <Segmented
          className="hall-kinds"
          value={kind}
          onChange={setKind}
          options={[
            { value: everyKind, label: t('hall.allKinds') },
            ...waiting.map((one) => ({
              value: one.code,
              label: `${inLanguage(one.name, language)} ${one.waiting}`,
            })),
          ]}
        />
      )}
      {shown.length === 0 ? (
        <p className="soft">{t('hall.nobody')}</p>
      ) : (
        <ol className="hall-waiting">
          {shown.map((ticket) => (
            <li key={ticket.id}>
              <strong className="digits">{ticket.number}</strong>
              <span>
                {inLanguage(ticket.kind.name, language)} <TicketMarks ticket={ticket} />
              </span>
              <span className="soft digits">
                {t('hall.waitingSince', {
                  at: dateTimeOf(ticket.takenAt).slice(11),
                  span: spanWords(
                    Math.max(0, now.getTime() - Date.parse(ticket.takenAt)),
                    language,
                  ),
                })}
              </span>
            </li>
          ))}
        </ol>
      )}
      <p className="soft">{t('hall.rule', { n: headStart })}</p>
    </Panel>
  )
}

/** For whoever cannot use the kiosk. */
function TakeForSomeone({ queue }: { queue: HallQueue }) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const take = useMutation({
    mutationFn: (body: { kind: string; clientKey: string }) =>
      api.call<TicketView>(`/hall/${queue.hall.code}/tickets`, {
        method: 'POST',
        repeatable: true,
        body,
      }),
    onSuccess: ({ number }) => void message.success(t('hall.taken.done', { number })),
    onError: (error) => void message.error(problemWords(error, language)),
    onSettled: () => client.invalidateQueries({ queryKey: ['hall', queue.hall.code] }),
  })
  const items = queue.kinds.map(({ code, name }) => ({
    key: code,
    label: inLanguage(name, language),
    onClick: () => take.mutate({ kind: code, clientKey: newKey() }),
  }))
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button disabled={take.isPending}>
        {t('hall.take')} <Icon name="down" />
      </Button>
    </Dropdown>
  )
}
