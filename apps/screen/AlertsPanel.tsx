import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon, type IconName } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import type { ScreenView } from '#contract/screen.ts'
import { type AlertKind, alertKinds } from '#contract/screen-words.ts'
import { shortSpanWords } from './clock.ts'
import { aboutWords, placeWords } from './matter-words.ts'
import { Panel, type PanelTurn } from './Panel.tsx'
import { useText } from './texts.ts'

const icons: Record<AlertKind, IconName> = {
  REPORT_IN_MISSED: 'bell',
  URGENT: 'alarm',
  OVERDUE: 'clock',
}

export function AlertsPanel({
  alerts,
  now,
  ...turn
}: PanelTurn & { alerts: ScreenView['alerts']; now: number }) {
  const t = useText()
  const language = useLanguage()
  const words = { guarded: t('alert.guarded'), unsorted: t('alert.unsorted') }
  const sinceWords = (span: number) =>
    span < 60_000 ? t('alert.now') : t('alert.since', { span: shortSpanWords(span, language) })
  return (
    <Panel
      {...turn}
      name="alerts-panel"
      title={t('alert.title')}
      none={t('alert.none')}
      items={alerts}
      keyOf={({ kind, caseCode, since }) => `${kind} ${caseCode} ${since}`}
      row={(alert) => (
        <>
          <span className="row-head">
            <strong className="kind" data-kind={alert.kind}>
              <Icon name={icons[alert.kind]} /> {inLanguage(alertKinds[alert.kind], language)}
            </strong>
            <span className="about">{aboutWords(alert, language, words)}</span>
            <span className="when">{sinceWords(now - Date.parse(alert.since))}</span>
          </span>
          <span className="row-foot">
            <span>{placeWords(alert, language)}</span>
            <span className="digits">{alert.caseCode}</span>
          </span>
        </>
      )}
    />
  )
}
