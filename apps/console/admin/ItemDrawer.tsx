import { App, Button, Drawer, Input, Popconfirm } from 'antd'
import { useId } from 'react'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { ApiProblem } from '#apps/kit/problem.ts'
import type { ItemVersion } from '#contract/api.ts'
import { type ItemKind, itemKinds } from '#contract/item-kinds.ts'
import { serverFaults } from '../forms/fields.ts'
import { ItemFacts } from '../forms/ItemFacts.tsx'
import { ProblemNotice } from '../forms/ProblemNotice.tsx'
import { SchemaForm } from '../forms/SchemaForm.tsx'
import { QuestionsEditor } from '../questions/QuestionsEditor.tsx'
import { useReturnFocus } from '../shell/use-return-focus.ts'
import { useText } from '../texts.ts'
import { Changes } from './Changes.tsx'
import { nameIn, useDepartmentChoices } from './department-choices.ts'
import { GridPreview } from './GridPreview.tsx'
import { codeField, itemName } from './item-schemas.ts'
import { PlaceholderList } from './PlaceholderList.tsx'
import { textChoices } from './text-choices.ts'
import { useItemEdit } from './use-item-edit.ts'
import { VersionHistory } from './VersionHistory.tsx'

/** One document: its form from the schema, the reason for the change, and every version before. */
export function ItemDrawer(props: {
  kind: ItemKind
  item: ItemVersion | undefined
  editable: boolean
  onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const id = useId()
  useReturnFocus()
  const { message } = App.useApp()
  const { kind, item, editable } = props
  const departments = useDepartmentChoices(kind)
  const choices = kind === 'text' ? textChoices(language) : departments
  const nameOf = nameIn(choices)
  const edit = useItemEdit(kind, item, () => {
    void message.success(t('admin.saved'))
    props.onClose()
  })
  const problem = edit.put.error instanceof ApiProblem ? edit.put.error : undefined
  const refused = serverFaults(problem?.faults ?? [], language)
  const isForm = kind === 'form'
  const { overtaken } = edit

  return (
    <Drawer
      open
      autoFocus={false}
      title={`${itemKinds[kind][language]} · ${itemName(item?.data, language) || item?.code || t('admin.new')}`}
      size={Math.min(640, window.innerWidth)}
      onClose={props.onClose}
      closable={{ 'aria-label': t('app.close') }}
      mask={{ closable: !edit.touched }}
      footer={
        editable && (
          <div className="drawer-foot">
            {item && (
              <Popconfirm
                title={t('admin.endSure')}
                okText={t('app.yes')}
                cancelText={t('app.no')}
                disabled={!edit.reasonGiven}
                onConfirm={edit.end}
              >
                <Button
                  danger
                  disabled={!edit.reasonGiven}
                  className="foot-left"
                  title={edit.reasonGiven ? '' : t('admin.reasonFirst')}
                >
                  {t('admin.end')}
                </Button>
              </Popconfirm>
            )}
            <Button onClick={props.onClose}>{t('app.cancel')}</Button>
            <Button type="primary" loading={edit.put.isPending} onClick={edit.save}>
              {t('app.save')}
            </Button>
          </div>
        )
      }
    >
      {problem && problem.type !== 'stale-version' && <ProblemNotice problem={problem} />}
      {problem?.type === 'stale-version' && overtaken && (
        <div className="notice" data-tone="amber" role="alert">
          <Icon name="alarm" />{' '}
          {overtaken.to.version === 0
            ? t('admin.overtakenEnded')
            : t('admin.overtaken', { n: overtaken.to.version })}
          <Changes before={overtaken.from} after={overtaken.to.data} nameOf={nameOf} />
          <p>{t('command.staleHint')}</p>
        </div>
      )}
      {kind === 'grid' && item && <GridPreview code={item.code} />}
      {!editable && <ItemFacts data={item?.data} nameOf={nameOf} />}
      {editable && (
        <>
          {kind === 'text' && <PlaceholderList />}
          <SchemaForm
            scope={kind}
            fields={isForm ? edit.fields.filter(({ name }) => name !== 'questions') : edit.fields}
            values={edit.values}
            onChange={edit.enter}
            faults={edit.faults}
            serverFaults={refused}
            fixed={item ? [codeField(kind)] : []}
            choices={choices}
          />
          {isForm && (
            <QuestionsEditor
              value={edit.values.questions}
              onChange={(rows) => edit.enter('questions', rows)}
              faults={refused.get('questions')}
            />
          )}
          <div className="field" data-fault={edit.checked && !edit.reasonGiven}>
            <label className="field-label" htmlFor={`${id}-reason`}>
              {t('admin.reason')}
            </label>
            <Input.TextArea
              id={`${id}-reason`}
              aria-required
              maxLength={500}
              autoSize={{ minRows: 2 }}
              value={edit.reason}
              onChange={(event) => edit.setReason(event.target.value)}
            />
            {edit.checked && !edit.reasonGiven && <p className="form-fault">{t('form.missing')}</p>}
          </div>
        </>
      )}
      {item && <VersionHistory kind={kind} code={item.code} nameOf={nameOf} />}
    </Drawer>
  )
}
