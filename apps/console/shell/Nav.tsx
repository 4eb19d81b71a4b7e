import { Link, useMatchRoute } from '@tanstack/react-router'
import { useId, useRef } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useSession } from '../session.ts'
import { useText } from '../texts.ts'
import { useShortNav } from '../worklist/use-narrow.ts'
import { type NavEntry, navEntries } from './nav-entries.ts'

/** A row at the top of a desk, a bar under the thumb on a phone; where it is tight, the rest is behind "more". */
export function Nav() {
  const t = useText()
  const short = useShortNav()
  const entries = navEntries(useSession().posts.map(({ role }) => role))
  const behind = short ? entries.filter(({ desk }) => desk) : []
  return (
    <nav className="nav" aria-label={t('nav.main')}>
      {entries
        .filter((entry) => !behind.includes(entry))
        .map((entry) => (
          <NavLink key={entry.to} entry={entry} />
        ))}
      {behind.length > 0 && <More entries={behind} />}
    </nav>
  )
}

/** The rest, beside the row or above the bar; it closes by a choice, by Escape and by a press elsewhere. */
function More({ entries }: { entries: readonly NavEntry[] }) {
  const t = useText()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const isHere = useIsHere()
  return (
    <>
      <button
        type="button"
        className={`nav-link${entries.some(isHere) ? ' active' : ''}`}
        popoverTarget={id}
      >
        <Icon name="menu" />
        {t('nav.more')}
      </button>
      <div id={id} ref={list} popover="auto" className="nav-more">
        {entries.map((entry) => (
          <NavLink key={entry.to} entry={entry} onClick={() => list.current?.hidePopover()} />
        ))}
      </div>
    </>
  )
}

function NavLink({ entry, onClick }: { entry: NavEntry; onClick?: () => void }) {
  const t = useText()
  const isHere = useIsHere()
  return (
    <Link
      to={entry.to}
      activeOptions={{ exact: entry.to === '/', includeSearch: false }}
      className={`nav-link${isHere(entry) ? ' active' : ''}`}
      onClick={onClick}
    >
      <Icon name={entry.icon} />
      {t(entry.name)}
    </Link>
  )
}

/** The hall is one place with several pages. */
function useIsHere() {
  const matches = useMatchRoute()
  return ({ to, name }: NavEntry) =>
    name === 'nav.hall'
      ? Boolean(matches({ to: '/hall' }) || matches({ to: '/rooms', fuzzy: true }))
      : Boolean(matches({ to, fuzzy: to !== '/' }))
}
