import './presence.css'
import { Icon } from '#apps/kit/Icon.tsx'
import type { PresenceView } from '#contract/workbench.ts'
import { useText } from '../texts.ts'

/** Who else has this matter before them now. */
export function Lookers(props: {
  people: PresenceView[number]['people'] | undefined
  brief?: boolean
}) {
  const t = useText()
  const { people } = props
  if (!people || people.length === 0) return null
  const words = t('presence.looking', { names: people.map(({ name }) => name).join('、') })
  return (
    <span className="lookers" title={words}>
      <Icon name="eye" />
      {props.brief ? (
        <>
          <span aria-hidden="true">{people[0]?.name.slice(0, 1)}</span>
          <span className="visually-hidden">{words}</span>
        </>
      ) : (
        words
      )}
    </span>
  )
}
