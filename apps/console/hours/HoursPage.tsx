import './hours.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { api } from '#apps/kit/api.ts'
import { HoursCard } from '#apps/kit/hours/HoursCard.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { useNow } from '#apps/kit/now.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import type { HoursSection, SetHours } from '#contract/hours.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'

const queryKey = ['hours']

/** Reached from the profile menu: the same switch as on one's phone. */
export function HoursPage() {
  const t = useText()
  const language = useLanguage()
  const { message } = App.useApp()
  const client = useQueryClient()
  const now = useNow()
  useTitle(t('hours.title'))
  const query = useQuery({ queryKey, queryFn: () => api.get<HoursSection>('/hours') })
  if (query.isPending) return <Loading />
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />

  async function keep(body: SetHours): Promise<boolean> {
    try {
      // The whole of one's hours as they are to be: twice is once.
      const kept = await api.call<HoursSection>('/hours', { method: 'PUT', body, repeatable: true })
      client.setQueryData(queryKey, kept)
      void message.success(t('app.saved'))
      return true
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error
      void message.error(problemWords(error, language))
      return false
    }
  }
  return (
    <div className="hours-page">
      <h1 className="visually-hidden">{t('hours.title')}</h1>
      <HoursCard hours={query.data} now={now.getTime()} onKeep={keep} />
    </div>
  )
}
