import './inform.css'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { shortTimeOf } from '#apps/kit/time.ts'
import { homeOfCode } from '#contract/home-words.ts'
import { type InformWay, informKinds, informWayNames, informWays } from '#contract/inform-words.ts'
import { TakeBack } from '../outbox/TakeBack.tsx'
import { isFull } from '../store/full.ts'
import { fieldNow } from '../store/state.ts'
import { useText } from '../texts.ts'
import { DoorList } from '../visit/DoorList.tsx'
import { Progress } from '../visit/Progress.tsx'
import { type Homes, nameOf, useHomes } from '../visit/visits.ts'
import { countTold, type Told, tellHome, useInforms } from './informs.ts'

/** One thing to tell: the words, then a tap for each door. */
export function InformPage({ id }: { id: string }) {
  const t = useText()
  const informs = useInforms()
  const homes = useHomes()
  const inform = informs?.find((one) => one.id === id)
  if (!informs || !homes) return <p className="card empty">{t('inform.never')}</p>
  if (!inform) return <p className="card empty">{t('inform.gone')}</p>
  return <Telling inform={inform} homes={homes} />
}

function Telling({ inform, homes }: { inform: Told; homes: Homes }) {
  const t = useText()
  const language = useLanguage()
  const [way, setWay] = useState<InformWay>('TOLD')
  const [kept, setKept] = useState<{ clientKey: string; words: string }>()
  const { n, of } = countTold(inform, homes.codes)
  const stairs = homes.stairs.filter(({ gridCode }) => gridCode.startsWith(inform.regionCode))

  async function tap(code: string) {
    const next = inform.homes.has(code) ? null : way
    const name = nameOf(code)
    try {
      const clientKey = await tellHome(inform, homeOfCode(code), next)
      const words = next
        ? t('inform.kept', { name, way: inLanguage(informWays[next], language) })
        : t('inform.takenBack', { name })
      setKept({ clientKey, words })
    } catch (error) {
      // The note above the page says that the phone is full.
      if (!isFull(error)) throw error
    }
  }

  return (
    <div className="page inform-page">
      <p className="inform-kind">
        {inform.urgent && <b className="inform-urgent">{t('inform.urgent')}</b>}{' '}
        {inLanguage(informKinds[inform.kind], language)} ·{' '}
        {t('inform.until', { at: shortTimeOf(inform.until, new Date(fieldNow())) })}
      </p>
      <h1>{inform.title}</h1>
      <p className="card inform-words">{inform.words}</p>
      <fieldset className="bare">
        <legend>{t('inform.how')}</legend>
        <div className="picks">
          {informWayNames.map((one) => (
            <label key={one}>
              <input type="radio" name="way" checked={way === one} onChange={() => setWay(one)} />
              {inLanguage(informWays[one], language)}
            </label>
          ))}
        </div>
      </fieldset>
      <p className="hint">{t('inform.tap')}</p>
      <Progress words={t('inform.sum', { n, all: of })} n={n} of={of} />
      {of === 0 && <p className="card empty">{t('inform.noHomes')}</p>}
      <DoorList
        stairs={stairs}
        isDone={(code) => inform.homes.has(code)}
        door={({ code, door }) => {
          const knows = inform.homes.has(code)
          return (
            <button
              type="button"
              className={`door ${knows ? 'door-agreed' : 'door-none'}`}
              aria-pressed={knows}
              onClick={() => void tap(code)}
            >
              <b>
                {knows && <Icon name="check" />} {door}
              </b>
              <span>{t(knows ? 'inform.told' : 'inform.untold')}</span>
            </button>
          )
        }}
      />
      {kept && (
        <div className="inform-foot">
          <TakeBack key={kept.clientKey} {...kept} onGone={() => setKept(undefined)} />
        </div>
      )}
    </div>
  )
}
