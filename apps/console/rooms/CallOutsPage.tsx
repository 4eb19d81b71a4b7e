import './rooms.css'
import './call-outs.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import {
  type CallOutStep,
  type CallOutView,
  callingRoles,
  overseeingRoles,
} from '#contract/call-outs.ts'
import { callOutsRoute } from '../router.tsx'
import { holds, useSession } from '../session.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { CallOutCard } from './CallOutCard.tsx'
import { CallOutFigures } from './CallOutFigures.tsx'
import { CallOutForm } from './CallOutForm.tsx'
import { HallPicker, useHalls } from './HallPicker.tsx'
import { HallTabs } from './HallTabs.tsx'
import { StepForm } from './StepForm.tsx'
import { callOutsQuery } from './use-call-outs.ts'

type Open = { what: 'CALL' } | { what: 'STEP'; call: CallOutView; step: CallOutStep }

/** Departments called to a hall: the hall's page, and the called unit's. */
export function CallOutsPage() {
  const t = useText()
  useTitle(t('callOuts.title'))
  const session = useSession()
  const search = callOutsRoute.useSearch()
  const navigate = useNavigate({ from: callOutsRoute.fullPath })
  const [open, setOpen] = useState<Open>()
  const calls = useQuery(callOutsQuery)
  const { halls, hall } = useHalls(callingRoles, search.hall)
  const close = () => setOpen(undefined)
  const isOpen = ({ state }: CallOutView) => state !== 'LEFT' && state !== 'CANCELLED'
  const groups = [
    ['callOuts.open', calls.data?.filter(isOpen) ?? []],
    ['callOuts.over', calls.data?.filter((call) => !isOpen(call)) ?? []],
  ] as const
  return (
    <div className="rooms">
      <HallTabs hall={search.hall} />
      <header className="rooms-head">
        <h1>{t('callOuts.title')}</h1>
        {hall && halls.data && (
          <>
            <HallPicker
              halls={halls.data}
              value={hall.code}
              onChange={(code) =>
                void navigate({ search: (before) => ({ ...before, hall: code }), replace: true })
              }
            />
            <Button
              type="primary"
              icon={<Icon name="bell" />}
              onClick={() => setOpen({ what: 'CALL' })}
            >
              {t('callOuts.call')}
            </Button>
          </>
        )}
      </header>
      {calls.isPending && <Loading />}
      {calls.isError && <Failure error={calls.error} retry={() => void calls.refetch()} />}
      {calls.data?.length === 0 && <p className="failure">{t('callOuts.none')}</p>}
      {groups.map(
        ([title, list]) =>
          list.length > 0 && (
            <section key={title} aria-labelledby={title}>
              <h2 id={title} className="call-outs-title">
                {t(title)} <span className="panel-count digits">{list.length}</span>
              </h2>
              <ul className="call-outs">
                {list.map((call) => (
                  <CallOutCard
                    key={call.id}
                    call={call}
                    onStep={(step) => setOpen({ what: 'STEP', call, step })}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
      {holds(session, ...callingRoles, ...overseeingRoles) && <CallOutFigures />}
      {open?.what === 'CALL' && hall && <CallOutForm hall={hall} onClose={close} />}
      {open?.what === 'STEP' && <StepForm call={open.call} step={open.step} onClose={close} />}
    </div>
  )
}
