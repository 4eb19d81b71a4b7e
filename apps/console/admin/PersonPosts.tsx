import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Popconfirm } from 'antd'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { dateOf } from '#apps/kit/time.ts'
import type { PersonView } from '#contract/api.ts'
import { roles } from '#contract/roles.ts'
import { useText } from '../texts.ts'

/** Posts held and ended; a post is never edited, it ends and another begins. */
export function PersonPosts({ person, editable }: { person: PersonView; editable: boolean }) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const end = useMutation({
    mutationFn: (postId: string) => api.call(`/admin/posts/${postId}`, { method: 'DELETE' }),
    onError: (error) => message.error(problemWords(error, language)),
    onSettled: () => client.invalidateQueries({ queryKey: ['pages', '/admin/people'] }),
  })
  return (
    <ul className="plain post-list">
      {person.posts.map((post) => {
        const unit = inLanguage(post.unit.name, language)
        const region = inLanguage(post.region.name, language)
        return (
          <li key={post.id}>
            <strong>{roles[post.role][language]}</strong> {unit}
            {!unit.includes(region) && ` · ${region}`}{' '}
            <span className="soft digits">
              {dateOf(post.validFrom)}
              {post.validTo && ` – ${dateOf(post.validTo)}`}
            </span>{' '}
            {editable && !post.validTo && (
              <Popconfirm
                title={t('admin.endPost')}
                okText={t('app.yes')}
                cancelText={t('app.no')}
                onConfirm={() => end.mutate(post.id)}
              >
                <button type="button" className="text-button">
                  {t('admin.endPost')}
                </button>
              </Popconfirm>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What an administrator does with a colleague; nothing more with one who has left. */
export function PersonActions(props: {
  person: PersonView
  onAddPost: () => void
  onSetPassword: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { modal, message } = App.useApp()
  const { person } = props
  if (!person.active) return null
  const leave = () =>
    modal.confirm({
      title: `${t('admin.deactivate')} · ${person.name}`,
      content: t('admin.deactivateSure'),
      okText: t('admin.deactivate'),
      cancelText: t('app.cancel'),
      okButtonProps: { danger: true },
      onOk: () =>
        api
          .call(`/admin/people/${person.id}`, { method: 'DELETE' })
          .catch((error: unknown) => message.error(problemWords(error, language)))
          .finally(() => client.invalidateQueries({ queryKey: ['pages', '/admin/people'] })),
    })
  return (
    <div className="person-actions">
      <button type="button" className="text-button" onClick={props.onAddPost}>
        {t('admin.addPost')}
      </button>
      {person.login && (
        <button type="button" className="text-button" onClick={props.onSetPassword}>
          {t('admin.setPassword')}
        </button>
      )}
      <button type="button" className="text-button" onClick={leave}>
        {t('admin.deactivate')}
      </button>
    </div>
  )
}
