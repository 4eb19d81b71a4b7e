import { Button, Tooltip } from 'antd'
import { useId } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { CommandView } from '#contract/api.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import {
  givenElsewhere,
  movesOn,
  primaryCommands,
  sortCommands,
  sortRefused,
} from './command-order.ts'

/**
 * What I may do; below it what I may not, with the reason. The refused ones stay focusable
 * (aria-disabled, not disabled), so that keyboard and screen reader reach the reason as well.
 */
export function CommandsPanel(props: {
  title?: string
  commands: readonly CommandView[]
  onChoose: (command: CommandView) => void
}) {
  const t = useText()
  const language = useLanguage()
  const offered = props.commands.filter(({ command }) => !givenElsewhere.has(command))
  const allowed = sortCommands(offered.filter((command) => command.allowed))
  const refused = sortRefused(offered.filter((command) => !command.allowed))
  const first = allowed.find(({ command }) => primaryCommands.has(command))
  return (
    <Panel title={props.title ?? t('case.commands')} className="commands no-print">
      {allowed.length === 0 && <p className="soft">{t('case.noneAllowed')}</p>}
      {[allowed.filter(movesOn), allowed.filter((command) => !movesOn(command))].map(
        (group) =>
          group.length > 0 && (
            <div key={group[0]?.command} className="command-buttons">
              {group.map((command) => (
                <Button
                  key={command.command}
                  type={command === first ? 'primary' : 'default'}
                  onClick={() => props.onChoose(command)}
                >
                  {inLanguage(command.name, language)}
                </Button>
              ))}
            </div>
          ),
      )}
      {refused.length > 0 && (
        <details className="refused">
          <summary>
            {t('case.notNow')} <span className="digits">{refused.length}</span>
          </summary>
          <div className="command-buttons">
            {refused.map((command) => (
              <RefusedCommand key={command.command} command={command} />
            ))}
          </div>
        </details>
      )}
    </Panel>
  )
}

function RefusedCommand({ command }: { command: CommandView }) {
  const language = useLanguage()
  const id = useId()
  const reason = inLanguage(command.refusal?.reason, language)
  return (
    <Tooltip title={reason} trigger={['hover', 'focus']}>
      <Button size="small" className="button-refused" aria-disabled="true" aria-describedby={id}>
        <Icon name="lock" />
        {inLanguage(command.name, language)}
        <span id={id} className="visually-hidden">
          {reason}
        </span>
      </Button>
    </Tooltip>
  )
}
