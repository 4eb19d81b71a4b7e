import { Icon } from '#apps/kit/Icon.tsx'
import type { CaseState } from '#contract/states.ts'
import { useText } from '../texts.ts'
import { stageLooks } from './stages.ts'

export function Stepper({ state }: { state: CaseState }) {
  const t = useText()
  const looks = stageLooks(state)
  if (!looks) return null
  return (
    <ol className="stepper" aria-label={t('progress.stages')}>
      {looks.map(([stage, look], index) => (
        <li
          key={stage}
          data-look={look}
          {...(look === 'current' ? { 'aria-current': 'step' } : {})}
        >
          <span className="stepper-dot" aria-hidden="true">
            {look === 'done' ? <Icon name="check" /> : index + 1}
          </span>
          <span>
            {t(`stage.${stage}`)}
            <span className="visually-hidden"> {t(`stage.${look}`)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
