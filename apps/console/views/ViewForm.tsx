import { Button, Input, Modal, Radio, Switch } from 'antd'
import { useId, useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import { roles } from '#contract/roles.ts'
import type { SaveView } from '#contract/workbench.ts'
import { useSession } from '../session.ts'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'
import { useChangeViews, type View } from './use-views.ts'

/** Names a view and says who shares it: what a new one shows is what the list shows now. */
export function ViewForm(props: {
  view: View | Pick<SaveView, 'postId' | 'queue' | 'filter'>
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  useReturnFocus()
  const { view, onClose } = props
  const known = 'id' in view ? view : undefined
  const [name, setName] = useState(known?.name ?? '')
  const [sharing, setSharing] = useState<SaveView['sharing']>(known?.sharing ?? 'MINE')
  const [badge, setBadge] = useState(known?.badge ?? true)
  const change = useChangeViews(onClose)
  const role = useSession().posts.find((post) => post.id === view.postId)?.role
  const { postId, queue, filter } = view

  function save() {
    if (name.trim() === '' || change.isPending) return
    const shared = sharing === 'POSTS' && role ? { role } : {}
    const kept: SaveView = { name: name.trim(), postId, queue, filter, sharing, badge, ...shared }
    change.mutate(known ? { save: kept, id: known.id } : { save: kept })
  }

  return (
    <Modal
      open
      title={t(known ? 'views.change' : 'views.save')}
      onCancel={onClose}
      footer={
        <div className="drawer-foot">
          {known && (
            <Button danger onClick={() => change.mutate({ drop: known.id })}>
              {t('views.drop')}
            </Button>
          )}
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button type="primary" loading={change.isPending} disabled={!name.trim()} onClick={save}>
            {t('app.save')}
          </Button>
        </div>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        {change.error instanceof ApiProblem && (
          <p className="notice" data-tone="red" role="alert">
            {problemWords(change.error, language)}
          </p>
        )}
        <div className="field">
          <label className="field-label" htmlFor={id}>
            {t('views.name')}
          </label>
          <Input
            id={id}
            autoFocus
            maxLength={40}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="field">
          <span className="field-label" id={`${id}-sharing`}>
            {t('views.sharing')}
          </span>
          <Radio.Group
            aria-labelledby={`${id}-sharing`}
            value={sharing}
            onChange={(event) => setSharing(event.target.value as SaveView['sharing'])}
            options={[
              { value: 'MINE', label: t('views.mine') },
              ...(role
                ? [{ value: 'POSTS', label: t('views.role', { role: roles[role][language] }) }]
                : []),
              { value: 'UNIT', label: t('views.unit') },
            ]}
          />
        </div>
        <div className="keys-switch">
          <Switch checked={badge} onChange={setBadge} aria-label={t('views.badge')} />{' '}
          {t('views.badge')}
        </div>
      </form>
    </Modal>
  )
}
