import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useEffect } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { caseQuery } from '../queries.ts'
import { useText } from '../texts.ts'
import { CommandDrawer } from './CommandDrawer.tsx'

/** A command asked for by key or from a list: its form once the matter is here, or why it may not be given. */
export function CommandFor(props: { caseId: string; command: string; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const { onClose } = props
  const { data: matter, isError } = useQuery(caseQuery(props.caseId))
  const command = matter?.commands.find((one) => one.command === props.command)
  const refusal =
    matter && !command?.allowed
      ? inLanguage(command?.refusal?.reason, language) || t('command.notHere')
      : isError
        ? t('app.failed')
        : undefined
  useEffect(() => {
    if (refusal === undefined) return
    void message.warning(refusal)
    onClose()
  }, [refusal, message, onClose])
  if (!matter || !command?.allowed) return null
  return <CommandDrawer matter={matter} command={command} onClose={onClose} />
}
