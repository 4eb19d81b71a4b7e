import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { ItemVersion } from '#contract/api.ts'
import { type ItemKind, itemKinds } from '#contract/item-kinds.ts'
import { PagedTable } from '../lists/PagedTable.tsx'
import { usePages } from '../lists/use-pages.ts'
import { useText } from '../texts.ts'
import { CalendarImport } from './CalendarImport.tsx'
import { GridImport } from './GridImport.tsx'
import { ItemDrawer } from './ItemDrawer.tsx'
import { itemName } from './item-schemas.ts'
import { ListHead } from './ListHead.tsx'

export function ItemsTab({ kind, q, editable }: { kind: ItemKind; q: string; editable: boolean }) {
  const t = useText()
  const language = useLanguage()
  const pages = usePages<ItemVersion>(`/admin/items/${kind}`, { q })
  const [opened, setOpened] = useState<ItemVersion | 'new'>()
  return (
    <>
      <ListHead title={itemKinds[kind][language]} q={q}>
        {editable && kind === 'grid' && <GridImport />}
        {editable && kind === 'calendar' && <CalendarImport />}
        {editable && kind !== 'grid' && (
          <Button icon={<Icon name="plus" />} onClick={() => setOpened('new')}>
            {t('admin.new')}
          </Button>
        )}
      </ListHead>
      <PagedTable
        pages={pages}
        labelledBy="admin-title"
        keyOf={({ code }) => code}
        columns={[
          { name: t('admin.code'), className: 'digits', cell: ({ code }) => code },
          {
            name: t('admin.name'),
            cell: (item) => (
              <button type="button" className="text-button" onClick={() => setOpened(item)}>
                {itemName(item.data, language) || item.code}
              </button>
            ),
          },
          { name: t('admin.version'), className: 'digits', cell: (item) => `v${item.version}` },
          {
            name: t('admin.since'),
            className: 'digits',
            cell: (item) => dateTimeOf(item.validFrom),
          },
          { name: t('admin.by'), cell: (item) => item.changedBy ?? t('admin.seed') },
          { name: t('admin.reason'), className: 'soft', cell: ({ reason }) => reason },
        ]}
      />
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
