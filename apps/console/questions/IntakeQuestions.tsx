import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { QuestionFields } from '#apps/kit/questions/QuestionFields.tsx'
import { channelOfRole } from '#contract/channels.ts'
import type { ReportDraft } from '../intake/report-draft.ts'
import { useSession } from '../session.ts'
import { Panel } from '../shell/Panel.tsx'
import { useText } from '../texts.ts'
import { formQuery } from './queries.ts'

/** What the category asks, while the person is still there. */
export function IntakeQuestions(props: {
  draft: ReportDraft
  change: (next: ReportDraft) => void
  missing: ReadonlySet<string>
}) {
  const t = useText()
  const session = useSession()
  const { draft, change } = props
  const { data } = useQuery(formQuery(draft.categoryCode || undefined))
  const form = draft.categoryCode ? data?.form : undefined
  const door = session.posts.map(({ role }) => channelOfRole[role]).find(Boolean)
  // The draft sends what is on the screen: the form with the door at which it is asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: change is made anew with every render
  useEffect(() => change({ form, door }), [form, door])
  if (!form) return null
  return (
    <Panel title={t('questions.intake')} hint={t('questions.intakeHint')}>
      <QuestionFields
        form={form}
        channel={door}
        demanding
        missing={props.missing}
        answers={draft.given ?? {}}
        onChange={(given) => change({ given })}
      />
    </Panel>
  )
}
