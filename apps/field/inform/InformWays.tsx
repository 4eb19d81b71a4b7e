import { Icon } from '#apps/kit/Icon.tsx'
import { Link } from '#apps/kit/navigate.tsx'
import { pathOf } from '../route.ts'
import { useText } from '../texts.ts'
import { useHomes } from '../visit/visits.ts'
import { countTold, useInforms } from './informs.ts'

/** On today's page: what is to be told and to how many homes still. */
export function InformWays() {
  const t = useText()
  const informs = useInforms() ?? []
  const homes = useHomes()
  const left = informs.flatMap((inform) => {
    const { n, of } = countTold(inform, homes?.codes ?? new Set())
    return of > n || of === 0 ? [{ inform, left: of - n }] : []
  })
  if (left.length === 0) return null
  return (
    <ul className="ways">
      {left.map(({ inform, left }) => (
        <li key={inform.id}>
          <Link to={`${pathOf.inform}/${inform.id}`}>
            <Icon name={inform.urgent ? 'alarm' : 'bell'} />{' '}
            {left === 0 ? inform.title : t('inform.card', { title: inform.title, n: left })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
