import { inLanguage } from '#apps/kit/case-words.ts'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import type { Bilingual } from '#contract/common.ts'
import { noticeStates, noticeTemplates, noticeWays } from '#contract/notices.ts'

/** Who helped, with what, and what came of it. */
export function FileSubTasks({ matter }: { matter: CaseView }) {
  const language = useLanguage()
  return (
    <ul className="plain">
      {matter.subTasks.map((task) => (
        <li key={task.id} className="file-step">
          <strong>{inLanguage(task.unit.name, language)}</strong> {task.task}
          {task.result && <p>{task.result}</p>}
          <p className="file-meta digits">
            {[task.createdAt, task.reportedInAt, task.finishedAt]
              .filter((at) => at !== undefined)
              .map(dateTimeOf)
              .join(' → ')}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** What the person was told, by which way, and how far it got. */
export function FileNotices({ matter }: { matter: CaseView }) {
  const language = useLanguage()
  return (
    <ul className="plain">
      {matter.notices.map((notice) => (
        <li key={notice.id} className="file-step digits">
          {[
            dateTimeOf(notice.createdAt),
            nameOf(noticeTemplates, notice.template)[language],
            noticeWays[notice.way][language],
            noticeStates[notice.state][language],
          ].join(' · ')}
        </li>
      ))}
    </ul>
  )
}

/** Pictures as they are; other files by name and size. */
export function FileAttachments({ matter }: { matter: CaseView }) {
  return (
    <ul className="plain file-pictures">
      {matter.attachments.map((file, at) => (
        <li key={file.id}>
          {file.mediaType.startsWith('image/') && <img src={file.url} alt={file.fileName ?? ''} />}
          <p className="file-meta">
            {at + 1}. {file.fileName ?? file.mediaType} · {Math.ceil(file.bytes / 1024)} KB
          </p>
        </li>
      ))}
    </ul>
  )
}

/** A notice of an earlier program may carry a name that is no longer used. */
function nameOf(names: Readonly<Record<string, Bilingual>>, code: string): Bilingual {
  return names[code] ?? { zh: code, en: code }
}
