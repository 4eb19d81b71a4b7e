import { inLanguage } from '#apps/kit/case-words.ts'
import { countdownWords } from '#apps/kit/countdown.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { whistles as kinds } from '#contract/dispatch-words.ts'
import type { ScreenView } from '#contract/screen.ts'
import { Panel, type PanelTurn } from './Panel.tsx'
import { useText } from './texts.ts'

type Whistle = ScreenView['whistles']['shown'][number]

export function WhistlesPanel({
  whistles,
  now,
  ...turn
}: PanelTurn & { whistles: ScreenView['whistles']; now: number }) {
  const t = useText()
  const hidden = whistles.n > whistles.shown.length
  return (
    <Panel
      {...turn}
      name="whistles-panel"
      title={t('whistle.title')}
      whole={hidden ? t('whistle.more', { n: whistles.n }) : undefined}
      none={t('whistle.none')}
      items={whistles.shown}
      keyOf={({ caseCode, reportInDueAt, calledBy }) =>
        `${caseCode} ${calledBy.code} ${reportInDueAt}`
      }
      row={(whistle) => <Blown whistle={whistle} now={now} />}
    />
  )
}

function Blown({ whistle, now }: { whistle: Whistle; now: number }) {
  const t = useText()
  const language = useLanguage()
  const missing = whistle.units.filter(
    ({ standing }) => standing === 'CALLED' || standing === 'OVERDUE',
  )
  const names = missing.map(({ unit }) => inLanguage(unit.name, language))
  const of = whistle.units.length
  return (
    <>
      <span className="row-head">
        <strong className="kind" data-kind={whistle.kind}>
          {inLanguage(kinds[whistle.kind], language)}
        </strong>
        <span className="about">{inLanguage(whistle.place[0], language)}</span>
        <Timer dueAt={whistle.reportInDueAt} now={now} allIn={missing.length === 0} />
      </span>
      <span className="row-foot">
        <b>{t('whistle.arrived', { n: of - missing.length, of })}</b>
        {missing.length > 0 && (
          <span>
            {t('whistle.missing', { units: names.join(language === 'zh' ? '、' : ', ') })}
          </span>
        )}
      </span>
    </>
  )
}

function Timer({ dueAt, now, allIn }: { dueAt: string; now: number; allIn: boolean }) {
  const t = useText()
  if (allIn) return <span className="timer">{t('whistle.allIn')}</span>
  const left = Date.parse(dueAt) - now
  return (
    <span className="timer digits" data-late={left < 0}>
      {left < 0 && <small>{t('whistle.late')} </small>}
      {countdownWords(left)}
    </span>
  )
}
