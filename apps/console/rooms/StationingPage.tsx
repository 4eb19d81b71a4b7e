import './rooms.css'
import './stationing.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { dateOf } from '#apps/kit/time.ts'
import type { DutyView } from '#contract/stationing.ts'
import { ProblemNotice } from '../forms/ProblemNotice.tsx'
import { stationingRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { CalendarLinkButton } from './CalendarLinkButton.tsx'
import { DutyForm } from './DutyForm.tsx'
import { DutyTable } from './DutyTable.tsx'
import { HallPicker, useHalls } from './HallPicker.tsx'
import { HallTabs } from './HallTabs.tsx'
import { stationingRoles } from './roles.ts'
import { addDays, mondayOf } from './slots.ts'
import { useChange } from './use-bookings.ts'
import { dutiesQuery, toggled } from './use-duties.ts'

/** Which department is in the hall on which days. */
export function StationingPage() {
  const t = useText()
  useTitle(t('stationing.title'))
  const search = stationingRoute.useSearch()
  const navigate = useNavigate({ from: stationingRoute.fullPath })
  const [open, setOpen] = useState<{ duty?: DutyView }>()
  const { halls, hall } = useHalls(stationingRoles, search.hall)
  const today = dateOf(new Date())
  const monday = mondayOf(search.day ?? today)
  const week = useQuery({ ...dutiesQuery(hall?.code ?? '', monday), enabled: hall !== undefined })
  const change = useChange('duties', 'app.saved', () => undefined)
  const go = (next: { hall?: string; day?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true })

  if (halls.isError) return <Failure error={halls.error} retry={() => void halls.refetch()} />
  if (halls.data && !hall) return <p className="failure">{t('rooms.noHall')}</p>
  if (!hall || !halls.data) return <Loading />
  const mayEdit = week.data?.mayEdit === true
  const post = (path: string, body?: Readonly<Record<string, unknown>>) =>
    change.send({ method: 'POST', path: `/hall/${hall.code}/${path}`, ...(body ? { body } : {}) })
  return (
    <div className="rooms">
      <HallTabs hall={search.hall} />
      <header className="rooms-head">
        <h1>{t('stationing.title')}</h1>
        <HallPicker halls={halls.data} value={hall.code} onChange={(code) => go({ hall: code })} />
        {mayEdit && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setOpen({})}>
            {t('stationing.add')}
          </Button>
        )}
      </header>
      <div className="stationing-tools">
        <Button
          className="week-back"
          aria-label={t('rooms.weekBefore')}
          icon={<Icon name="down" />}
          onClick={() => go({ day: addDays(monday, -7) })}
        />
        <strong className="digits">
          {monday} – {addDays(monday, 6)}
        </strong>
        <Button
          className="week-on"
          aria-label={t('rooms.weekAfter')}
          icon={<Icon name="down" />}
          onClick={() => go({ day: addDays(monday, 7) })}
        />
        <Button onClick={() => go({ day: today })}>{t('stationing.thisWeek')}</Button>
        {mayEdit && (
          <Button
            loading={change.isPending}
            onClick={() => post('duty-weeks', { from: monday, to: addDays(monday, 7) })}
          >
            {t('stationing.copy')}
          </Button>
        )}
        {mayEdit && <CalendarLinkButton hall={hall} unit={hall.centre} />}
      </div>
      {change.problem && <ProblemNotice problem={change.problem} />}
      {week.isPending && <Loading lines={10} />}
      {week.isError && <Failure error={week.error} retry={() => void week.refetch()} />}
      {week.data && week.data.duties.length === 0 && (
        <div className="failure">
          <p className="failure-title">{t('stationing.none')}</p>
          {mayEdit && (
            <Button loading={change.isPending} onClick={() => post('duty-proposals')}>
              {t('stationing.propose')}
            </Button>
          )}
        </div>
      )}
      {week.data && week.data.duties.length > 0 && (
        <>
          <p className="soft rooms-keys">
            {t(mayEdit ? 'stationing.turnHint' : 'stationing.hint')}
          </p>
          <DutyTable
            week={week.data}
            today={today}
            onEdit={(duty) => setOpen({ duty })}
            onTurn={(duty, date) =>
              change.send({
                method: 'PUT',
                path: `/duties/${duty.id}`,
                body: toggled(duty, date),
              })
            }
          />
        </>
      )}
      {open && <DutyForm hall={hall} {...open} onClose={() => setOpen(undefined)} />}
    </div>
  )
}
