import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '#apps/kit/api.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { AddPerson, AddPost, type PersonView, SetPassword } from '#contract/api.ts'
import { roles, staffRoles } from '#contract/roles.ts'
import { PagedTable } from '../lists/PagedTable.tsx'
import { usePages } from '../lists/use-pages.ts'
import { useText } from '../texts.ts'
import { FormDrawer } from './FormDrawer.tsx'
import { ListHead } from './ListHead.tsx'
import { PersonActions, PersonPosts } from './PersonPosts.tsx'

type Form = { of: 'person' } | { of: 'post' | 'password'; person: PersonView }

/** Who holds which post where. */
export function PeopleTab({ q, editable }: { q: string; editable: boolean }) {
  const t = useText()
  const language = useLanguage()
  const client = useQueryClient()
  const { message } = App.useApp()
  const pages = usePages<PersonView>('/admin/people', { q })
  const [form, setForm] = useState<Form>()
  const drawer = {
    onDone: () => client.invalidateQueries({ queryKey: ['pages', '/admin/people'] }),
    onClose: () => setForm(undefined),
  }
  const actions = {
    name: t('admin.actions'),
    cell: (person: PersonView) => (
      <PersonActions
        person={person}
        onAddPost={() => setForm({ of: 'post', person })}
        onSetPassword={() => setForm({ of: 'password', person })}
      />
    ),
  }

  return (
    <>
      <ListHead title={t('admin.people')} q={q} hint={t('admin.searchPeople')}>
        {editable && (
          <Button icon={<Icon name="plus" />} onClick={() => setForm({ of: 'person' })}>
            {t('admin.addPerson')}
          </Button>
        )}
      </ListHead>
      <PagedTable
        pages={pages}
        labelledBy="admin-title"
        keyOf={({ id }) => id}
        columns={[
          {
            name: t('intake.name'),
            cell: ({ name, active }) => (
              <span>
                {name} {!active && <span className="tag">{t('admin.inactive')}</span>}
              </span>
            ),
          },
          { name: t('signIn.login'), className: 'digits', cell: ({ login }) => login ?? '—' },
          { name: t('intake.phone'), className: 'digits', cell: ({ phone }) => phone ?? '—' },
          {
            name: t('admin.posts'),
            cell: (person) => <PersonPosts person={person} editable={editable} />,
          },
          ...(editable ? [actions] : []),
        ]}
      />
      {form?.of === 'person' && (
        <FormDrawer
          title={t('admin.addPerson')}
          scope="person"
          schema={AddPerson}
          send={(body) => api.call('/admin/people', { method: 'POST', body })}
          {...drawer}
        />
      )}
      {form?.of === 'post' && (
        <FormDrawer
          title={`${t('admin.addPost')} · ${form.person.name}`}
          scope="post"
          schema={AddPost}
          choices={{
            role: staffRoles.map((role) => ({ value: role, label: roles[role][language] })),
          }}
          send={(body) =>
            api.call(`/admin/people/${form.person.id}/posts`, { method: 'POST', body })
          }
          {...drawer}
        />
      )}
      {form?.of === 'password' && (
        <FormDrawer
          title={`${t('admin.setPassword')} · ${form.person.name}`}
          scope="setPassword"
          schema={SetPassword}
          send={(body) =>
            api.call(`/admin/people/${form.person.id}/password`, { method: 'PUT', body })
          }
          onDone={() => message.success(t('admin.passwordSet'), 5)}
          onClose={drawer.onClose}
        />
      )}
    </>
  )
}
