import { Checkbox } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import type { HallQueue } from '#contract/hall.ts'
import { useText } from '../texts.ts'
import { useHallAction } from './use-queue.ts'

/** Which kinds my window takes today; none ticked is everything, as a hall of one window has it. */
export function WindowKinds(props: { queue: HallQueue; window: number; kinds: readonly string[] }) {
  const t = useText()
  const language = useLanguage()
  const action = useHallAction()
  const { queue, window } = props
  const [ticked, setTicked] = useState(props.kinds)
  const names = queue.kinds
    .filter(({ code }) => ticked.includes(code))
    .map(({ name }) => inLanguage(name, language))
  const choose = (kinds: string[]) => {
    setTicked(kinds)
    action.send({
      method: 'PUT',
      path: `/hall/${queue.hall.code}/windows/${window}/seat`,
      body: { kinds },
    })
  }
  return (
    <details className="window-kinds">
      <summary>
        {t('hall.takes')}{' '}
        <strong>
          {names.length === 0 ? t('hall.allKinds') : names.join(language === 'zh' ? '、' : ', ')}
        </strong>
      </summary>
      <p className="soft">{t('hall.takesHint')}</p>
      <Checkbox.Group
        aria-label={t('hall.takes')}
        disabled={action.isPending}
        value={[...ticked]}
        onChange={choose}
        options={queue.kinds.map(({ code, name }) => ({
          value: code,
          label: inLanguage(name, language),
        }))}
      />
      <p className="form-fault" role="alert">
        {action.error && problemWords(action.error, language)}
      </p>
    </details>
  )
}
