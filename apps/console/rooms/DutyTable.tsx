import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { stationings } from '#contract/hall-words.ts'
import type { DutyView, DutyWeek } from '#contract/stationing.ts'
import { useText } from '../texts.ts'
import { weekdayOf } from './slots.ts'

/** Departments down, days across; whoever keeps the calendar turns a day over by pressing it. */
export function DutyTable(props: {
  week: DutyWeek
  today: string
  onEdit: (duty: DutyView) => void
  onTurn: (duty: DutyView, date: string) => void
}) {
  const t = useText()
  const language = useLanguage()
  const { week } = props
  return (
    <div className="day-scroll">
      <table className="duty-table">
        <caption className="visually-hidden">{t('stationing.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('stationing.unit')}</th>
            {week.days.map(({ date, working }) => (
              <th
                key={date}
                scope="col"
                data-off={!working}
                aria-current={date === props.today ? 'date' : undefined}
              >
                {weekdayOf(date, language)} <span className="digits">{date.slice(5)}</span>
                {!working && <small> {t('rooms.off')}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {week.duties.map((duty) => (
            <tr key={duty.id}>
              <th scope="row">
                <UnitCell duty={duty} {...(week.mayEdit ? { onEdit: props.onEdit } : {})} />
              </th>
              {duty.week.map((day) => {
                const words = t(day.here ? 'stationing.here' : 'stationing.away')
                const mark = (
                  <>
                    {day.here && <Icon name="check" />}
                    <span className={day.exception ? '' : 'visually-hidden'}>
                      {day.exception ? t('stationing.exception', { words }) : words}
                    </span>
                  </>
                )
                return (
                  <td key={day.date} data-here={day.here} data-day={weekdayOf(day.date, language)}>
                    {week.mayEdit ? (
                      <button
                        type="button"
                        className="duty-day"
                        aria-pressed={day.here}
                        aria-label={`${inLanguage(duty.unit.name, language)} ${day.date} ${words}`}
                        onClick={() => props.onTurn(duty, day.date)}
                      >
                        {mark}
                      </button>
                    ) : (
                      mark
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function UnitCell({ duty, onEdit }: { duty: DutyView; onEdit?: (duty: DutyView) => void }) {
  const t = useText()
  const language = useLanguage()
  const name = inLanguage(duty.unit.name, language)
  return (
    <>
      {onEdit ? (
        <button type="button" className="text-button" onClick={() => onEdit(duty)}>
          {name}
        </button>
      ) : (
        name
      )}
      <span className="duty-more soft">
        <span className="tag">{inLanguage(stationings[duty.kind], language)}</span>{' '}
        <span className="digits">
          {duty.opens}–{duty.closes}
        </span>{' '}
        {duty.phone && (
          <span className="digits">{t('stationing.call', { phone: duty.phone })}</span>
        )}{' '}
        {duty.contact}
      </span>
    </>
  )
}
