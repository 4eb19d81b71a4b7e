import { type CaseState, caseStates } from '#contract/states.ts'
import { Icon, type IconName } from './Icon.tsx'
import { useLanguage } from './i18n.ts'

type Tone = 'grey' | 'jade' | 'amber' | 'red' | 'green'

/** Colour groups, icon tells apart, words say it: never colour alone. */
const looks: Record<CaseState, [IconName, Tone]> = {
  DRAFT: ['pen', 'grey'],
  REGISTERED: ['inbox', 'amber'],
  ACCEPTED: ['check', 'jade'],
  DISPATCHED: ['send', 'jade'],
  OBJECTED: ['flag', 'red'],
  IN_PROGRESS: ['play', 'jade'],
  ON_HOLD: ['pause', 'amber'],
  RESOLVED: ['eye', 'green'],
  FOLLOW_UP: ['phone', 'green'],
  CLOSED: ['check', 'green'],
  ARCHIVED: ['archive', 'grey'],
  REJECTED: ['cross', 'grey'],
  REFERRED: ['arrow', 'grey'],
  MERGED: ['merge', 'grey'],
  WITHDRAWN: ['undo', 'grey'],
}

export function StateTag({ state }: { state: CaseState }) {
  const language = useLanguage()
  const [icon, tone] = looks[state]
  return (
    <span className="tag" data-tone={tone}>
      <Icon name={icon} />
      {caseStates[state][language]}
    </span>
  )
}
