import { Button } from 'antd'
import { Suspense, useState } from 'react'
import { useLanguage } from '#apps/kit/i18n.ts'
import { part } from '#apps/kit/part.ts'
import type { PostView } from '#contract/api.ts'
import { type BulkCommand, bulkCommands } from '#contract/bulk.ts'
import { commands } from '#contract/cases.ts'
import { useKeys } from '../keys/keys.ts'
import { useText } from '../texts.ts'
import type { Marked } from './use-marks.ts'

const BulkDrawer = part(async () => (await import('./BulkDrawer.tsx')).BulkDrawer)

/** What may be done with the matters ticked, all in one go. */
export function BulkBar({ marked, post }: { marked: Marked; post: PostView }) {
  const t = useText()
  const language = useLanguage()
  const [command, setCommand] = useState<BulkCommand>()
  const { rows, clear } = marked
  useKeys('keys.list', rows.size > 0 ? [{ key: 'Escape', does: t('keys.unmark'), run: clear }] : [])
  if (rows.size === 0 && !command) return null
  const mine = bulkCommands.filter((name) =>
    commands[name].who.some(({ roles }) => roles.includes(post.role)),
  )
  return (
    <section className="bulk no-print" aria-label={t('bulk.title')}>
      <strong role="status">{t('bulk.marked', { n: rows.size })}</strong>
      <div className="bulk-commands">
        {mine.map((name) => (
          <Button key={name} size="small" onClick={() => setCommand(name)}>
            {commands[name][language]}
          </Button>
        ))}
      </div>
      <Button size="small" type="text" onClick={clear}>
        {t('keys.unmark')}
      </Button>
      <Suspense>
        {command && (
          <BulkDrawer
            command={command}
            rows={[...rows.values()]}
            post={post}
            clear={clear}
            onClose={() => setCommand(undefined)}
          />
        )}
      </Suspense>
    </section>
  )
}
