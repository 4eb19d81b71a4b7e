import './keys.css'
import { Modal, Switch } from 'antd'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { type TextKey, useText } from '../texts.ts'
import { setKeysOn, useKeyGroups, useKeysOn } from './keys.ts'

const spoken: Readonly<Record<string, TextKey>> = {
  Escape: 'keys.escape',
  Enter: 'keys.enter',
}

export function KeyTable({ close }: { close: () => void }) {
  const t = useText()
  const groups = useKeyGroups()
  const on = useKeysOn()
  useReturnFocus()
  return (
    <Modal open title={t('keys.title')} onCancel={close} footer={null} width={720}>
      <div className="keys-switch">
        <Switch checked={on} onChange={setKeysOn} aria-label={t('keys.on')} /> {t('keys.on')}
      </div>
      <div className="keys-groups" data-off={!on}>
        {groups.map(([title, keys]) => (
          <section key={title}>
            <h3>{t(title)}</h3>
            <dl>
              {keys.map(({ key, does }) => (
                <div key={key}>
                  <dt>
                    <kbd>{spoken[key] ? t(spoken[key]) : key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  )
}
