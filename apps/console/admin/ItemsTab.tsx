import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { type ItemKind, type ItemVersion, itemKinds } from '#contract/api.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { CalendarImport } from './CalendarImport.tsx'
import { GridImport } from './GridImport.tsx'
import { ItemDrawer } from './ItemDrawer.tsx'
import { itemName } from './item-schemas.ts'
import { ListHead } from './ListHead.tsx'
import { usePages } from './use-pages.ts'

export function ItemsTab({ kind, q, editable }: { kind: ItemKind; q: string; editable: boolean }) {
  const t = useText()
  const language = useLanguage()
  const { list, rows } = usePages<ItemVersion>(`/admin/items/${kind}`, { q })
  const [opened, setOpened] = useState<ItemVersion | 'new'>()
  return (
    <>
      <ListHead title={itemKinds[kind][language]} q={q}>
        {editable && kind === 'grid' && <GridImport />}
        {editable && kind === 'calendar' && <CalendarImport />}
        {editable && (
          <Button icon={<Icon name="plus" />} onClick={() => setOpened('new')}>
            {t('admin.new')}
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
                <th scope="col">{t('admin.code')}</th>
                <th scope="col">{t('admin.name')}</th>
                <th scope="col">{t('admin.version')}</th>
                <th scope="col">{t('admin.since')}</th>
                <th scope="col">{t('admin.by')}</th>
                <th scope="col">{t('admin.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((item) => (
                <tr key={item.code}>
                  <td className="digits">{item.code}</td>
                  <td>
                    <button type="button" className="row-button" onClick={() => setOpened(item)}>
                      {itemName(item.data, language) || item.code}
                    </button>
                  </td>
                  <td className="digits">v{item.version}</td>
                  <td className="digits">{dateTimeOf(item.validFrom)}</td>
                  <td>{item.changedBy ?? '—'}</td>
                  <td className="soft">{item.reason}</td>
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
      {opened && (
        <ItemDrawer
          kind={kind}
          item={opened === 'new' ? undefined : opened}
          editable={editable}
          onClose={() => setOpened(undefined)}
        />
      )}
    </>
  )
}
