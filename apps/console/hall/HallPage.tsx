import './hall.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Select } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { MyHalls } from '#contract/hall.ts'
import { HallTabs } from '../rooms/HallTabs.tsx'
import { hallRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { FigurePanel } from './FigurePanel.tsx'
import { SeatChoice } from './SeatChoice.tsx'
import { myHallsQuery, queueQuery, useHallLine } from './use-queue.ts'
import { WaitingPanel } from './WaitingPanel.tsx'
import { WindowPanel } from './WindowPanel.tsx'
import { WindowsPanel } from './WindowsPanel.tsx'

type OneHall = MyHalls['halls'][number]

/** My window in my hall: whom to call, what they came for, who waits. */
export function HallPage() {
  const t = useText()
  useTitle(t('hall.title'))
  const mine = useQuery(myHallsQuery)
  const { hall: chosen } = hallRoute.useSearch()
  if (mine.isPending) return <Loading />
  if (!mine.data) return <Failure error={mine.error} retry={() => void mine.refetch()} />
  const { halls, seat } = mine.data
  const code = chosen ?? seat?.hallCode
  const hall = halls.find((one) => one.code === code) ?? halls[0]
  if (!hall) return <p className="failure">{t('hall.none')}</p>
  const sitsHere = seat?.hallCode === hall.code ? seat.window : undefined
  return <InHall key={hall.code} halls={halls} hall={hall} seat={sitsHere} />
}

function InHall({
  halls,
  hall,
  seat,
}: {
  halls: readonly OneHall[]
  hall: OneHall
  seat: number | undefined
}) {
  const t = useText()
  const language = useLanguage()
  const navigate = useNavigate({ from: hallRoute.fullPath })
  const connected = useHallLine(hall.code)
  const queue = useQuery(queueQuery(hall.code))
  return (
    <div className="hall">
      <HallTabs hall={hall.code} />
      <header className="hall-head">
        <h1>{t('hall.title')}</h1>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          className="hall-picker"
          aria-label={t('hall.hall')}
          value={hall.code}
          onChange={(code) => void navigate({ search: { hall: code }, replace: true })}
          options={halls.map(({ code, name }) => ({
            value: code,
            label: inLanguage(name, language),
          }))}
        />
        {!connected && (
          <span className="tag" data-tone="amber" role="status">
            <Icon name="refresh" /> {t('hall.lost')}
          </span>
        )}
        <nav className="hall-doors" aria-label={t('hall.hall')}>
          <a href={`/hall-screen/${hall.code}`} target="_blank" rel="noreferrer">
            {t('hall.screen')}
          </a>
          <a href={`/hall-kiosk/${hall.code}`} target="_blank" rel="noreferrer">
            {t('hall.kiosk')}
          </a>
        </nav>
      </header>
      {queue.isPending && <Loading />}
      {queue.isError && !queue.data && (
        <Failure error={queue.error} retry={() => void queue.refetch()} />
      )}
      {queue.data && (
        <div className="hall-columns">
          <div>
            {hall.maySit && seat === undefined && <SeatChoice queue={queue.data} />}
            {hall.maySit && seat !== undefined && <WindowPanel queue={queue.data} window={seat} />}
            {!hall.maySit && <FigurePanel hall={hall.code} />}
            <WindowsPanel queue={queue.data} />
          </div>
          <div>
            <WaitingPanel queue={queue.data} mayTake={hall.maySit} />
            {hall.maySit && <FigurePanel hall={hall.code} />}
          </div>
        </div>
      )}
    </div>
  )
}
