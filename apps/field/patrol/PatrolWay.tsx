import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { pathOf } from '../route.ts'
import { useText } from '../texts.ts'

/** On today's page: how many checkpoints are due, and the way there. */
export function PatrolWay({ due }: { due: number }) {
  const t = useText()
  if (due === 0) return null
  return (
    <ul className="ways">
      <li>
        <Link to={pathOf.patrol}>
          <Icon name="flag" /> {t('patrol.card', { n: due })}
        </Link>
      </li>
    </ul>
  )
}
