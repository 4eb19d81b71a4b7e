import './case.css'
import { useState } from 'react'
import { ClockTag } from '#apps/kit/ClockTag.tsx'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { StateTag } from '#apps/kit/StateTag.tsx'
import { commands } from '#contract/cases.ts'
import { JointOfCase } from '../joint/JointOfCase.tsx'
import { DeedCard } from '../outbox/DeedCard.tsx'
import { useField } from '../store/state.ts'
import { useText } from '../texts.ts'
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
  const [open, setOpen] = useState<FieldCommandName>()
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
  const [first, ...others] = offered(caseFile, me.posts, waiting)
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
          <Icon name="place" /> {inLanguage(caseFile.region.name, language)}
        </span>
      </p>
      {waiting.map((deed) => (
        <DeedCard key={deed.order} deed={deed} behind={false} />
      ))}
      <Reports caseFile={caseFile} />
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
                onClick={() => setOpen(command)}
              >
                {name(command)}
              </button>
            ))}
          </div>
        </section>
      )}
      {first && (
        <div className="case-main">
          <button type="button" className="button button-main" onClick={() => setOpen(first)}>
            {name(first)}
          </button>
        </div>
      )}
      {open && (
        <Sheet
          key={open}
          caseFile={caseFile}
          command={open}
          form={formOf(open)}
          waiting={waiting}
          onClose={() => setOpen(undefined)}
        />
      )}
    </div>
  )
}
