import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ClockTag } from '#apps/kit/ClockTag.tsx'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import { channels } from '#contract/channels.ts'
import { Lookers } from '../presence/Lookers.tsx'
import { useLooking, usePresence } from '../presence/use-presence.ts'
import { useSession } from '../session.ts'
import { useText } from '../texts.ts'
import { Marks } from './Marks.tsx'
import { RuleVersion } from './RuleVersion.tsx'
import { levelNames, slaClassNames } from './words.ts'

export function CaseHeader({ matter }: { matter: CaseView }) {
  const t = useText()
  useLooking(matter.id, useSession().posts[0]?.id)
  const language = useLanguage()
  const dueAt = matter.nextDueAt ?? matter.dueAt
  const facts: [string, ReactNode][] = [
    [
      t('worklist.category'),
      matter.category ? (
        <>
          {inLanguage(matter.category.name, language)}
          {!matter.category.confirmed && `（${t('worklist.unconfirmed')}）`}{' '}
          {matter.category.version !== undefined && (
            <RuleVersion
              kind="category"
              rule={`${matter.category.code}@${matter.category.version}`}
            />
          )}
        </>
      ) : (
        t('worklist.noCategory')
      ),
    ],
    [t('case.unit'), inLanguage(matter.leadUnit?.name, language) || '—'],
    ...(matter.firstReceiver && matter.firstReceiver.code !== matter.leadUnit?.code
      ? [
          [t('dispatch.firstReceiver'), inLanguage(matter.firstReceiver.name, language)] satisfies [
            string,
            ReactNode,
          ],
        ]
      : []),
    ...(matter.returns > 0
      ? [[t('dispatch.returns'), matter.returns] satisfies [string, ReactNode]]
      : []),
    [
      t('case.centre'),
      `${inLanguage(matter.centre.name, language)} · ${levelNames[matter.level][language]}`,
    ],
    [t('case.channel'), channels[matter.channel][language]],
    [t('worklist.received'), dateTimeOf(matter.receivedAt)],
    ...(matter.slaClass
      ? [
          [t('case.slaClass'), slaClassNames[matter.slaClass][language]] satisfies [
            string,
            ReactNode,
          ],
        ]
      : []),
  ]
  return (
    <header className="case-head">
      <div className="case-head-top">
        <Link to="/" className="no-print back-link">
          ← {t('case.back')}
        </Link>
        <span className="case-code digits">{matter.caseCode}</span>
        <StateTag state={matter.state} />
        {dueAt && <ClockTag clock={{ dueAt }} />}
        <Marks row={matter} />
        <Lookers people={usePresence([matter.id]).get(matter.id)} />
        {matter.round > 1 && <span className="tag">{t('case.round', { n: matter.round })}</span>}
        <Link
          to="/cases/$caseId/file"
          params={{ caseId: matter.id }}
          className="no-print case-print"
        >
          <Icon name="print" /> {t('file.title')}
        </Link>
      </div>
      <h1 id="case-title">{matter.title}</h1>
      {matter.emergency && (
        <p className="notice" data-tone="red">
          <Icon name="alarm" /> {matter.emergency.number} ·{' '}
          {inLanguage(matter.emergency.hint, language)}
        </p>
      )}
      {matter.parent && (
        <p className="notice">
          <Icon name="merge" /> {t('case.parent')}{' '}
          <Link to="/cases/$caseId" params={{ caseId: matter.parent.id }}>
            {matter.parent.caseCode}
          </Link>
        </p>
      )}
      <dl className="facts">
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
