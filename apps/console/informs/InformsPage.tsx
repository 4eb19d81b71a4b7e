import '../patrols/patrols.css'
import './informs.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { informKinds, informRoles } from '#contract/inform-words.ts'
import type { InformView } from '#contract/informs.ts'
import { GridTabs } from '../patrols/GridTabs.tsx'
import { Share } from '../patrols/Share.tsx'
import { holds, useSession } from '../session.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { InformForm } from './InformForm.tsx'
import { informsQuery } from './query.ts'

/** What the homes of a place are told door by door, and how far it got. */
export function InformsPage() {
  const t = useText()
  useTitle(t('informs.title'))
  const mayMake = holds(useSession(), ...informRoles)
  const [making, setMaking] = useState(false)
  const informs = useQuery(informsQuery)
  return (
    <section className="patrols" aria-labelledby="informs-title">
      <GridTabs />
      <header className="patrols-head">
        <div>
          <h1 id="informs-title">{t('informs.title')}</h1>
          <p className="soft">{t('informs.hint')}</p>
        </div>
        {mayMake && !making && (
          <Button type="primary" icon={<Icon name="plus" />} onClick={() => setMaking(true)}>
            {t('informs.new')}
          </Button>
        )}
      </header>
      {making && <InformForm onClose={() => setMaking(false)} />}
      {informs.isPending && <Loading lines={4} />}
      {informs.isError && <Failure error={informs.error} retry={() => void informs.refetch()} />}
      {informs.data?.items.length === 0 && (
        <div className="patrols-empty">
          <p>{t('informs.none')}</p>
          <p className="soft">{t('informs.noneHint')}</p>
        </div>
      )}
      <ul className="informs">
        {informs.data?.items.map((inform) => (
          <li key={inform.id}>
            <OneInform inform={inform} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneInform({ inform }: { inform: InformView }) {
  const t = useText()
  const language = useLanguage()
  const { sum } = inform
  return (
    <article className="inform-line">
      <div>
        <h2>
          <Link to="/patrols/informs/$id" params={{ id: inform.id }}>
            {inform.title}
          </Link>
        </h2>
        <p className="soft">
          {inform.urgent && <b className="inform-urgent">{t('informs.urgent')}</b>}{' '}
          {inLanguage(informKinds[inform.kind], language)} · {inLanguage(inform.region, language)} ·{' '}
          {stateWords(t, inform)}
        </p>
      </div>
      <Share name={t('informs.told')} n={sum.told + sum.slips} of={sum.homes} />
    </article>
  )
}

export function stateWords(t: ReturnType<typeof useText>, inform: InformView): string {
  if (inform.withdrawnAt) return t('informs.withdrawn', { at: dateTimeOf(inform.withdrawnAt) })
  const over = Date.parse(inform.until) < Date.now()
  return t(over ? 'informs.over' : 'informs.until', { at: dateTimeOf(inform.until) })
}
