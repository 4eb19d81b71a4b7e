import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { NoticesPanel } from '../notices/NoticesPanel.tsx'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'

/** Messages that went out, and who opened the reporter's identity for what. */
export function TracesPanel({ matter }: { matter: CaseView }) {
  const t = useText()
  return (
    <>
      <NoticesPanel matter={matter} />
      {matter.looks.length > 0 && (
        <Panel title={t('case.looks')} count={matter.looks.length}>
          <ul className="plain">
            {matter.looks.map((look) => (
              <li key={`${look.at}${look.person}`}>
                {look.person}：{look.purpose}{' '}
                <span className="soft digits">{dateTimeOf(look.at)}</span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}
