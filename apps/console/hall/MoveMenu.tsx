import { Button, Dropdown } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { HallQueue, QueueTicket } from '#contract/hall.ts'
import { useText } from '../texts.ts'
import { useHallAction } from './use-queue.ts'

/** Another kind keeps the place by time; a room ends it here and is shown on the screen. */
export function MoveMenu({ queue, ticket }: { queue: HallQueue; ticket: QueueTicket }) {
  const t = useText()
  const language = useLanguage()
  const action = useHallAction()
  const move = (body: { kind: string } | { room: number }) =>
    action.send({ method: 'PUT', path: `/hall/tickets/${ticket.id}/place`, body })
  const items = [
    {
      type: 'group' as const,
      key: 'kinds',
      label: t('hall.moveKind'),
      children: queue.kinds
        .filter(({ code }) => code !== ticket.kind.code)
        .map(({ code, name }) => ({
          key: `kind ${code}`,
          label: inLanguage(name, language),
          onClick: () => move({ kind: code }),
        })),
    },
    {
      type: 'group' as const,
      key: 'rooms',
      label: t('hall.moveRoom'),
      children: queue.rooms.map((name, room) => ({
        key: `room ${name.zh}`,
        label: inLanguage(name, language),
        onClick: () => move({ room }),
      })),
    },
  ]
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button size="large" disabled={action.isPending}>
        {t('hall.move')} <Icon name="down" />
      </Button>
    </Dropdown>
  )
}
