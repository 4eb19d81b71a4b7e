import { App, Button } from 'antd'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { HallQueue } from '#contract/hall.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { useHallAction } from './use-queue.ts'

/** Chosen once for the day; the server keeps it, so that another computer knows it too. */
export function SeatChoice({ queue }: { queue: HallQueue }) {
  const t = useText()
  const language = useLanguage()
  const { modal } = App.useApp()
  const action = useHallAction()
  const path = (n: number) => `/hall/${queue.hall.code}/windows/${n}/seat`
  const sit = (n: number, takeOver: boolean) =>
    action.send({ method: 'PUT', path: path(n), body: { takeOver } })

  function choose(n: number, taken: boolean) {
    if (!taken) return sit(n, false)
    modal.confirm({
      title: t('hall.takeOverSure', { n }),
      okText: t('hall.takeOver'),
      cancelText: t('app.cancel'),
      onOk: () => sit(n, true),
    })
  }

  return (
    <Panel title={t('hall.sit')} hint={t('hall.sitHint')}>
      <div className="hall-seats">
        {queue.windows.map(({ number, seat }) => (
          <Button
            key={number}
            size="large"
            disabled={action.isPending}
            onClick={() => choose(number, seat === 'TAKEN')}
          >
            <strong>{t('hall.window', { n: number })}</strong>{' '}
            <span className="soft">{t(seat === 'TAKEN' ? 'hall.taken' : 'hall.free')}</span>
          </Button>
        ))}
      </div>
      <p className="form-fault" role="alert">
        {action.error && problemWords(action.error, language)}
      </p>
    </Panel>
  )
}
