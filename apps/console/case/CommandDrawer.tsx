import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem, problemWords } from '#apps/kit/problem.ts'
import type { CaseView, CommandView } from '#contract/api.ts'
import { payloads } from '#contract/payloads.ts'
import { Opinions, Results } from '../dispatch/Materials.tsx'
import { added } from '../dispatch/material.ts'
import { ProposalNotice } from '../dispatch/ProposalNotice.tsx'
import {
  type Field,
  type FormValues,
  faultsOf,
  fieldsOf,
  serverFaults,
  toPayload,
} from '../forms/fields.ts'
import { SchemaForm } from '../forms/SchemaForm.tsx'
import { TextOffers } from '../notices/TextOffers.tsx'
import { useCaseTexts } from '../notices/use-case-texts.ts'
import { dispatchProposalQuery } from '../queries.ts'
import { useSession } from '../session.ts'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'
import { useCommandChoices } from './command-choices.ts'
import { initialValues } from './initial-values.ts'
import { StaleNotice } from './StaleNotice.tsx'
import { useCommand } from './use-command.ts'

/** The form of one command, from the schema of its payload; kept as entered whatever the server says. */
export function CommandDrawer(props: {
  matter: CaseView
  command: CommandView
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const formId = useId()
  const confirm = useRef<HTMLButtonElement>(null)
  useReturnFocus()
  const { matter, command, onClose } = props
  const fields = useMemo(() => fieldsOf(payloads[command.command]), [command.command])
  const [entered, setEntered] = useState<FormValues>({})
  const [checked, setChecked] = useState(false)
  const session = useSession()
  const post = session.posts.find(({ id }) => id === command.postId)
  const unitCode = post?.unit.code
  const choices = useCommandChoices(command.command, matter, entered, post)
  const proposal = useQuery({
    ...dispatchProposalQuery(matter.id),
    enabled: command.command === 'dispatch',
  })
  const values: FormValues = {
    ...initialValues(command.command, matter, proposal.data, unitCode),
    ...entered,
  }
  const sending = useCommand(matter, command, onClose)
  const shown = shownFields(command, fields, matter, values)
  const texts = useCaseTexts(matter.id, matter.version, command.command, shown, values)
  const faults = checked ? faultsOf(shown, values) : new Map()
  const name = inLanguage(command.name, language)

  function submit() {
    setChecked(true)
    if (faultsOf(shown, values).size > 0) return
    // The rule is recorded where its proposal was followed: with another unit it decided nothing.
    const followed = values.leadUnit === proposal.data?.directoryUnit.code
    sending.send(toPayload(followed ? fields : shown, values))
  }

  /** Where nothing is missing one key confirms; else one begins at the first field. */
  function begin() {
    const field = document.getElementById(formId)?.querySelector<HTMLElement>('input, textarea')
    const first = faultsOf(shown, values).size > 0 ? field : confirm.current
    first?.focus()
  }
  // A list that comes later is drawn in place of the field that had the focus; a proposal that comes
  // later leaves nothing to fill in.
  const offered = Object.values(choices).flat().length
  const proposed = proposal.data !== undefined
  const untouched = Object.keys(entered).length === 0
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when choices or a proposal come
  useEffect(() => {
    if (offered > 0 && document.activeElement === document.body) begin()
    else if (proposed && untouched) begin()
  }, [offered, proposed])
  const take = (field: string, words: string) =>
    setEntered((all) => ({ ...all, [field]: added(values[field], words) }))

  // Somebody else has led the case where this command no longer fits.
  const refused = sending.stale?.now.commands.find(
    (one) => one.command === command.command && !one.allowed,
  )
  const problem = sending.error instanceof ApiProblem ? sending.error : undefined
  return (
    <Drawer
      open
      autoFocus={false}
      title={name}
      size={Math.min(520, window.innerWidth)}
      onClose={onClose}
      afterOpenChange={(open) => open && begin()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !refused) submit()
      }}
      closable={{ 'aria-label': t('app.close') }}
      mask={{ closable: untouched }}
      footer={
        <div className="drawer-foot">
          <Button onClick={onClose}>{t('app.cancel')}</Button>
          <Button
            ref={confirm}
            type="primary"
            htmlType="submit"
            form={formId}
            loading={sending.isPending}
            disabled={refused !== undefined}
          >
            {t('command.confirm', { name })}
          </Button>
        </div>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <p className="soft">
          <span className="digits">{matter.caseCode}</span> {matter.title}
        </p>
        {sending.stale && (
          <StaleNotice before={sending.stale.before} now={sending.stale.now} refused={refused} />
        )}
        {problem && !(problem.type === 'stale-version' && sending.stale) && (
          <div className="notice" data-tone="red" role="alert">
            <Icon name="alarm" /> {problemWords(problem, language)}
            {problem.document.detail &&
              problem.document.detail !== problemWords(problem, language) && (
                <p>{problem.document.detail}</p>
              )}
          </div>
        )}
        {proposal.data && (
          <ProposalNotice
            proposal={proposal.data}
            onPick={(unit) => setEntered((all) => ({ ...all, leadUnit: unit }))}
          />
        )}
        {proposal.isError && (
          <p className="notice" data-tone="amber">
            {t('command.noProposal')}
          </p>
        )}
        {command.command === 'dispatch' && (
          <Opinions tasks={matter.subTasks} onTake={(words) => take('consultNote', words)} />
        )}
        {command.command === 'resolve' && (
          <Results tasks={matter.subTasks} onTake={(words) => take('reply', words)} />
        )}
        {shown.length === 0 && <p>{t('command.nothingToFill')}</p>}
        <SchemaForm
          scope={command.command}
          fields={shown}
          values={values}
          onChange={(field, value) => setEntered((all) => ({ ...all, [field]: value }))}
          faults={faults}
          serverFaults={serverFaults(problem?.faults ?? [], language)}
          choices={choices}
          beneath={(field, id) =>
            field.kind === 'longText' && (
              <TextOffers
                id={id}
                offers={texts.offersFor(field)}
                values={texts.values}
                value={String(values[field.name] ?? '')}
                onChange={(text) => setEntered((all) => ({ ...all, [field.name]: text }))}
              />
            )
          }
        />
        <p className="form-fault" role="alert">
          {faults.size > 0 && t('form.fix')}
        </p>
      </form>
    </Drawer>
  )
}

/**
 * The rule of the directory is the proposal's to give, not a person's to type; only who was called by
 * a whistle has a word to say about it.
 */
function shownFields(
  { command }: CommandView,
  fields: Field[],
  matter: CaseView,
  values: FormValues,
): Field[] {
  const task = matter.subTasks.find(({ id }) => id === values.subTaskId)
  const hidden =
    command === 'dispatch'
      ? 'directoryRule'
      : command === 'finishSubTask' && task?.kind !== 'WHISTLE'
        ? 'assessment'
        : undefined
  return fields.filter(({ name }) => name !== hidden)
}
