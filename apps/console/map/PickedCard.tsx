import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { ClockTag } from '#apps/kit/ClockTag.tsx'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { caseQuery } from '../queries.ts'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useText } from '../texts.ts'
import { gridDutyQuery, unitsMapQuery } from './use-map-data.ts'
import type { Picked } from './use-picking.ts'

/** Of matters that share a place so many are told; the list tells the others. */
const most = 5

/** What was touched on the map, in words. */
export function PickedCard(props: {
  picked: Picked
  selectedId: string | undefined
  onSelect: (id: string) => void
  onClose: () => void
}) {
  const t = useText()
  const { picked } = props
  return (
    <section className="map-card no-print" aria-live="polite">
      <Button
        className="map-card-close"
        type="text"
        size="small"
        icon={<Icon name="cross" />}
        aria-label={t('app.close')}
        onClick={props.onClose}
      />
      {picked.kind === 'cases' && (
        <>
          {picked.ids.length > 1 && <h2>{t('map.here', { n: picked.ids.length })}</h2>}
          <ul className="plain">
            {picked.ids.slice(0, most).map((id) => (
              <li key={id}>
                <CaseLine
                  id={id}
                  selected={id === props.selectedId}
                  select={picked.passing ? undefined : () => props.onSelect(id)}
                />
              </li>
            ))}
          </ul>
          {picked.ids.length > most && (
            <p className="soft">{t('map.moreHere', { n: picked.ids.length - most })}</p>
          )}
        </>
      )}
      {picked.kind === 'unit' && <UnitLines code={picked.code} />}
      {picked.kind === 'grid' && <DutyLines code={picked.code} />}
    </section>
  )
}

/** A card that goes with the pointer offers nothing to press. */
function CaseLine(props: { id: string; selected: boolean; select: (() => void) | undefined }) {
  const t = useText()
  const { data, error, refetch } = useQuery(caseQuery(props.id))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={2} />
  const dueAt = data.nextDueAt ?? data.dueAt
  return (
    <>
      <p className="map-card-facts">
        <span className="digits">{data.caseCode}</span>
        <StateTag state={data.state} />
        {dueAt && <ClockTag clock={{ dueAt }} />}
      </p>
      <p>
        <Link to="/cases/$caseId" params={{ caseId: props.id }}>
          {data.title}
        </Link>
      </p>
      {props.selected ? (
        <span className="soft">
          <Icon name="check" /> {t('map.selected')}
        </span>
      ) : (
        props.select && (
          <Button size="small" onClick={props.select}>
            {t('map.select')}
          </Button>
        )
      )}
    </>
  )
}

function UnitLines({ code }: { code: string }) {
  const t = useText()
  const language = useLanguage()
  const units = useQuery(unitsMapQuery)
  const unit = units.data?.units.find((each) => each.code === code)
  if (!unit) return null
  return (
    <>
      <h2>{inLanguage(unit.name, language)}</h2>
      {unit.phone && <p>{t('map.phone', { phone: unit.phone })}</p>}
    </>
  )
}

/** Who is posted here: a fact of posts. Where a person is, nobody asks. */
function DutyLines({ code }: { code: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, error, refetch } = useQuery(gridDutyQuery(code))
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data) return <Loading lines={2} />
  return (
    <>
      <h2>{inLanguage(data.name, language)}</h2>
      <p className="soft">{data.above.map((name) => inLanguage(name, language)).join(' · ')}</p>
      {data.workers.length === 0 && <p>{t('map.nobody')}</p>}
      <ul className="plain">
        {data.workers.map(({ name, phone, fullTime, since }) => (
          <li key={`${name} ${since} ${phone}`}>
            {name}（{t(fullTime ? 'map.fullTime' : 'map.partTime')}）
            {phone && <span className="digits">{t('map.phone', { phone })}</span>}
            <span className="soft"> {t('map.since', { day: since })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
