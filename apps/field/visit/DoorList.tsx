import './doors.css'
import { type ReactNode, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { GridsSection } from '#contract/field.ts'
import { useSection } from '../store/state.ts'
import type { Door, Stairs } from './doors.ts'

interface Props {
  stairs: readonly Stairs[]
  isDone: (code: string) => boolean
  door: (door: Door) => ReactNode
}

/** Stairwells, of which one at a time shows its doors; first the one where something is left to do. */
export function DoorList({ stairs, isDone, door }: Props) {
  const language = useLanguage()
  const grids = useSection<GridsSection>('grids')
  const several = new Set(stairs.map(({ gridCode }) => gridCode)).size > 1
  const left = stairs.find(({ doors }) => doors.some(({ code }) => !isDone(code)))
  // Empty: closed by hand.
  const [opened, setOpened] = useState<string>()
  return (
    <ul className="stairs">
      {stairs.map((one) => {
        const grid = several && grids?.find(({ code }) => code === one.gridCode)
        const open = (opened ?? left?.key) === one.key
        return (
          <li key={one.key}>
            <h2>
              <button
                type="button"
                aria-expanded={open}
                onClick={() => setOpened(open ? '' : one.key)}
              >
                <span>
                  {one.name}
                  {grid && <small> {inLanguage(grid.name, language)}</small>}
                </span>
                <span className="digits">
                  {one.doors.filter(({ code }) => isDone(code)).length} / {one.doors.length}
                </span>
              </button>
            </h2>
            {open && (
              <ul className="doors">
                {one.doors.map((each) => (
                  <li key={each.code}>{door(each)}</li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ul>
  )
}
