import { Button, Modal } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import { bringWays, type NoteView, toldWhom } from '#contract/visits.ts'
import { useText } from '../texts.ts'

/** The note on paper: for the person, and for the next clerk who opens the matter. */
export function NoteSlip(props: { note: NoteView; caseCode: string; onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { note } = props
  const list = (title: string, items: readonly string[]) =>
    items.length > 0 && (
      <>
        <h3>{title}</h3>
        <ol>
          {items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      </>
    )
  return (
    <Modal
      open
      title={t('visits.note')}
      onCancel={props.onClose}
      footer={
        <Button type="primary" icon={<Icon name="print" />} onClick={() => window.print()}>
          {t('app.print')}
        </Button>
      }
    >
      <article className="note-slip">
        <h2>
          {inLanguage(note.hall.name, language)} · {t('visits.note')}
        </h2>
        <p>
          {t('visits.matter')} <strong className="digits">{props.caseCode}</strong>
        </p>
        {list(t('visits.missing'), note.missing)}
        {note.missing.length > 0 && <p>{t('visits.whole')}</p>}
        {note.bring && (
          <p>
            {t('visits.bring')}：{bringWays[note.bring][language]}
          </p>
        )}
        {list(t('visits.handedBack'), note.handedBack)}
        <p>
          {t('visits.told')}
          {language === 'zh' ? '' : ' '}
          {toldWhom[note.told][language]} · <span className="digits">{dateTimeOf(note.at)}</span>
          {note.by && ` · ${t('visits.by', { name: note.by })}`}
        </p>
        <p className="note-sign">{t('visits.sign')}：＿＿＿＿＿＿＿＿</p>
      </article>
    </Modal>
  )
}
