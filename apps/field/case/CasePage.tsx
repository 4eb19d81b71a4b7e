import './case.css'
import { useEffect, useState } from 'react'
import { ClockTag } from '#apps/kit/ClockTag.tsx'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { commands } from '#contract/cases.ts'
import { JointOfCase } from '../joint/JointOfCase.tsx'
import { DeedCard } from '../outbox/DeedCard.tsx'
import { pathOf } from '../route.ts'
import { keepSeen } from '../store/open.ts'
import { useField } from '../store/state.ts'
import { useText } from '../texts.ts'
import { type AfterCall, afterCall } from './after-call.ts'
import { Call } from './Call.tsx'
import { CasePhotos } from './CasePhotos.tsx'
import { offered, stateAfter } from './foretell.ts'
import { type FieldCommandName, formOf } from './forms.ts'
import { Reports } from './Reports.tsx'
import { Sheet } from './Sheet.tsx'
import { Story } from './Story.tsx'

/** A matter as the phone knows it, what waits to be sent about it, and what can be done. */
export function CasePage({ id }: { id: string }) {
  const t = useText()
  const language = useLanguage()
  const caseFile = useField(({ cases }) => cases.get(id))
  const me = useField(({ me }) => me)
  const deeds = useField(({ deeds }) => deeds)
  const [open, setOpen] = useState<AfterCall>()
  const [calling, setCalling] = useState(false)
  const version = caseFile?.version
  useEffect(() => {
    // A full phone keeps no mark: the matter stays new, and nothing else is lost.
    if (version !== undefined) keepSeen(id, version).catch(() => undefined)
  }, [id, version])
  const waiting = deeds.filter((deed) => deed.caseId === id)
  if (!caseFile || !me)
    return (
      <div className="card">
        <h1>{t('case.gone')}</h1>
        <p>{t('case.goneWords')}</p>
      </div>
    )
  const clock = caseFile.clocks.find(
    ({ stoppedAt, dueAt }) => !stoppedAt && dueAt === caseFile.nextDueAt,
  )
  const possible = offered(caseFile, me.posts, waiting)
  const [first, ...others] = possible
  const name = (command: FieldCommandName) => commands[command][language]
  return (
    <div className="page case-page">
      <p className="case-tags">
        <StateTag state={stateAfter(caseFile.state, waiting)} />
        {clock && <ClockTag clock={clock} />}
        {caseFile.urgent && (
          <span className="tag" data-tone="red">
            {t('today.urgent')}
          </span>
        )}
      </p>
      <h1>{caseFile.title}</h1>
      <p className="case-where">
        <span className="digits">{caseFile.caseCode}</span>
        {caseFile.category && <span>{inLanguage(caseFile.category.name, language)}</span>}
        <span>
          <Icon name="place" />{' '}
          {caseFile.region.code.length === 15 ? (
            <Link to={pathOf.grid(caseFile.region.code)}>
              {inLanguage(caseFile.region.name, language)}
            </Link>
          ) : (
            inLanguage(caseFile.region.name, language)
          )}
        </span>
      </p>
      {waiting.map((deed) => (
        <DeedCard key={deed.order} deed={deed} behind={false} />
      ))}
      <Reports caseFile={caseFile} onCall={() => setCalling(true)} />
      <CasePhotos caseFile={caseFile} />
      <JointOfCase caseFile={caseFile} />
      <Story caseFile={caseFile} />
      {others.length > 0 && (
        <section aria-labelledby="more-deeds">
          <h2 id="more-deeds">{t('case.more')}</h2>
          <div className="case-commands">
            {others.map((command) => (
              <button
                key={command}
                type="button"
                className="button button-quiet"
                onClick={() => setOpen({ command, entries: {} })}
              >
                {name(command)}
              </button>
            ))}
          </div>
        </section>
      )}
      {first && (
        <div className="case-main">
          <button
            type="button"
            className="button button-main"
            onClick={() => setOpen({ command: first, entries: {} })}
          >
            {name(first)}
          </button>
        </div>
      )}
      {calling && (
        <Call
          caseId={id}
          after={(reached) => afterCall(possible, reached)}
          onKeep={(after) => {
            setCalling(false)
            setOpen(after)
          }}
          onClose={() => setCalling(false)}
        />
      )}
      {open && (
        <Sheet
          key={open.command}
          caseFile={caseFile}
          command={open.command}
          form={formOf(open.command)}
          begunWith={open.entries}
          waiting={waiting}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
