import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateOf } from '#apps/kit/time.ts'
import { AddPerson, AddPost, type PersonView } from '#contract/api.ts'
import { roles, staffRoles } from '#contract/roles.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { FormDrawer } from './FormDrawer.tsx'
import { ListHead } from './ListHead.tsx'
import { usePages } from './use-pages.ts'

/** Who holds which post where; a post is never edited, it ends and another begins. */
export function PeopleTab({ q, editable }: { q: string; editable: boolean }) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { list, rows } = usePages<PersonView>('/admin/people', { q })
  const [form, setForm] = useState<'person' | PersonView>()
  const refresh = () => client.invalidateQueries({ queryKey: ['pages', '/admin/people'] })
  const end = useMutation({
    mutationFn: (postId: string) => api.call(`/admin/posts/${postId}`, { method: 'DELETE' }),
    onSettled: refresh,
  })
  const roleChoices = staffRoles.map((role) => ({ value: role, label: roles[role][language] }))

  return (
    <>
      <ListHead title={t('admin.people')} q={q}>
        {editable && (
          <Button icon={<Icon name="plus" />} onClick={() => setForm('person')}>
            {t('admin.addPerson')}
          </Button>
        )}
      </ListHead>
      {list.isPending && <Loading lines={10} />}
      {list.isError && rows.length === 0 && (
        <Failure error={list.error} retry={() => void list.refetch()} />
      )}
      {list.isSuccess && rows.length === 0 && <p className="failure">{t('admin.empty')}</p>}
      {rows.length > 0 && (
        <div className="admin-scroll">
          <table className="admin-table" aria-labelledby="admin-title">
            <thead>
              <tr>
                <th scope="col">{t('intake.name')}</th>
                <th scope="col">{t('signIn.login')}</th>
                <th scope="col">{t('intake.phone')}</th>
                <th scope="col">{t('admin.posts')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((person) => (
                <tr key={person.id}>
                  <td>
                    {person.name}{' '}
                    {!person.active && <span className="tag">{t('admin.inactive')}</span>}
                  </td>
                  <td className="digits">{person.login ?? '—'}</td>
                  <td className="digits">{person.phone ?? '—'}</td>
                  <td>
                    <ul className="plain post-list">
                      {person.posts.map((post) => (
                        <li key={post.id}>
                          <strong>{roles[post.role][language]}</strong>{' '}
                          {inLanguage(post.unit.name, language)}
                          {post.level === 'GRID' &&
                            post.unit.name.zh !== post.region.name.zh &&
                            ` · ${inLanguage(post.region.name, language)}`}{' '}
                          <span className="soft digits">
                            {dateOf(post.validFrom)}
                            {post.validTo && ` – ${dateOf(post.validTo)}`}
                          </span>
                          {editable && !post.validTo && (
                            <Popconfirm
                              title={t('admin.endPost')}
                              okText={t('app.yes')}
                              cancelText={t('app.no')}
                              onConfirm={() => end.mutate(post.id)}
                            >
                              <Button type="text" size="small">
                                {t('admin.endPost')}
                              </Button>
                            </Popconfirm>
                          )}
                        </li>
                      ))}
                      {editable && person.active && (
                        <li>
                          <Button size="small" type="link" onClick={() => setForm(person)}>
                            {t('admin.addPost')}
                          </Button>
                        </li>
                      )}
                    </ul>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {list.hasNextPage && (
            <p className="list-end">
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('app.more')}
              </Button>
            </p>
          )}
        </div>
      )}
      {form === 'person' && (
        <FormDrawer
          title={t('admin.addPerson')}
          scope="person"
          schema={AddPerson}
          send={(body) => api.call('/admin/people', { method: 'POST', body })}
          onDone={refresh}
          onClose={() => setForm(undefined)}
        />
      )}
      {form && form !== 'person' && (
        <FormDrawer
          title={`${t('admin.addPost')} · ${form.name}`}
          scope="post"
          schema={AddPost}
          choices={{ role: roleChoices }}
          send={(body) => api.call(`/admin/people/${form.id}/posts`, { method: 'POST', body })}
          onDone={refresh}
          onClose={() => setForm(undefined)}
        />
      )}
    </>
  )
}
