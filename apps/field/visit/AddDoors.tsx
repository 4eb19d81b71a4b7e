import { useId, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { GridsSection } from '#contract/field.ts'
import { homeName } from '#contract/home-words.ts'
import { enqueue } from '../outbox/queue.ts'
import { isFull } from '../store/full.ts'
import { useSection } from '../store/state.ts'
import { useText } from '../texts.ts'
import { doorsIn } from './doors.ts'

/** Doors that the list does not have: a stairwell at a time, with no network. */
export function AddDoors({ isFirst }: { isFirst: boolean }) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  const mine = (useSection<GridsSection>('grids') ?? []).filter((grid) => grid.mine)
  const [gridCode, setGridCode] = useState(mine[0]?.code ?? '')
  const [place, setPlace] = useState({ compound: '', building: '', unit: '', doors: '' })
  const [fault, setFault] = useState<'visit.doorsFault' | 'visit.compoundFault'>()
  const [added, setAdded] = useState(0)
  // It stays open after the first doors: the next stairwell follows.
  const [begins] = useState(isFirst)
  const grid = mine.find(({ code }) => code === gridCode)

  async function add() {
    const doors = doorsIn(place.doors)
    const tidy = (text: string) => text.trim().replaceAll(/\s+/g, ' ')
    const parts = {
      compound: tidy(place.compound),
      building: tidy(place.building),
      unit: tidy(place.unit),
    }
    if (parts.compound === '' || Object.values(parts).some((part) => part.includes('/')))
      return setFault('visit.compoundFault')
    if (!doors) return setFault('visit.doorsFault')
    setFault(undefined)
    try {
      const name = homeName({ gridCode, ...parts, door: '' })
      const title = `${t('visit.add')} · ${name} · ${doors.length}`
      await enqueue({
        kind: 'homeVisit',
        body: { action: 'ADD', gridCode, ...parts, doors },
        title,
      })
      setAdded(doors.length)
      setPlace({ ...place, doors: '' })
    } catch (error) {
      // The note above the page says that the phone is full.
      if (!isFull(error)) throw error
    }
  }

  const field = (name: keyof typeof place, most: number, more: object = {}) => (
    <label>
      {t(`visit.${name}`)}
      <input
        value={place[name]}
        maxLength={most}
        autoComplete="off"
        onChange={({ target }) => {
          setAdded(0)
          setPlace({ ...place, [name]: target.value })
        }}
        {...more}
      />
    </label>
  )

  if (mine.length === 0) return null
  return (
    <details className="card add-doors" open={begins}>
      <summary>
        <Icon name="plus" /> {t('visit.add')}
      </summary>
      {mine.length > 1 && (
        <label>
          {t('visit.grid')}
          <select value={gridCode} onChange={({ target }) => setGridCode(target.value)}>
            {mine.map(({ code, name }) => (
              <option key={code} value={code}>
                {inLanguage(name, language)}
              </option>
            ))}
          </select>
        </label>
      )}
      {field('compound', 40, { list: `${id}-places` })}
      <datalist id={`${id}-places`}>
        {grid?.places.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {field('building', 20)}
      {field('unit', 20)}
      {field('doors', 400, { 'aria-describedby': `${id}-hint` })}
      <p className="hint" id={`${id}-hint`}>
        {t('visit.doorsHint')}
      </p>
      {fault && (
        <p className="fault" role="alert">
          {t(fault)}
        </p>
      )}
      {added > 0 && <p role="status">{t('visit.added', { n: added })}</p>}
      <button type="button" className="button" onClick={() => void add()}>
        {t('visit.keepDoors')}
      </button>
    </details>
  )
}
