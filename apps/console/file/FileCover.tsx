import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Qr, qrCells } from '#apps/kit/Qr.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { channels } from '#contract/channels.ts'
import { caseStates } from '#contract/states.ts'
import { levelNames, slaClassNames } from '../case/words.ts'
import { useText } from '../texts.ts'

/** The sheet on top: what the matter is, where it stands, under which rules it was decided. */
export function FileCover({ matter }: { matter: CaseView }) {
  const t = useText()
  const language = useLanguage()
  const words = (name: CaseView['region']['name'] | undefined) => inLanguage(name, language) || '—'
  const facts: [string, string][] = [
    [t('worklist.state'), caseStates[matter.state][language]],
    [
      t('worklist.category'),
      matter.category
        ? `${words(matter.category.name)} ${matter.category.code}${matter.category.version ? `@${matter.category.version}` : ''}`
        : '—',
    ],
    [t('worklist.place'), `${words(matter.region.name)} ${matter.region.code}`],
    [t('case.channel'), channels[matter.channel][language]],
    [t('case.centre'), `${words(matter.centre.name)} · ${levelNames[matter.level][language]}`],
    [t('case.unit'), words(matter.leadUnit?.name)],
    [t('worklist.received'), dateTimeOf(matter.receivedAt)],
    ...(matter.slaClass
      ? [[t('case.slaClass'), slaClassNames[matter.slaClass][language]] satisfies [string, string]]
      : []),
    ...(matter.dueAt
      ? [[t('file.finishBy'), dateTimeOf(matter.dueAt)] satisfies [string, string]]
      : []),
    [
      t('file.rules'),
      [...new Set(matter.clocks.map(({ rule, calendar }) => `${rule} · ${calendar}`))].join('；') ||
        '—',
    ],
  ]
  return (
    <header className="file-cover">
      <p className="file-office">
        {t('app.name')} · {words(matter.centre.name)}
      </p>
      <h1>{t('file.title')}</h1>
      <div className="file-name">
        <div>
          <p className="file-code digits">{matter.caseCode}</p>
          <p className="file-subject">{matter.title}</p>
        </div>
        <Qr
          cells={qrCells(`${location.origin}/progress?code=${matter.caseCode.replaceAll('-', '')}`)}
          label={t('file.qr')}
        />
      </div>
      <dl className="file-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}
