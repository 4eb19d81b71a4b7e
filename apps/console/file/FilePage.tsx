import './file.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { inLanguage } from '#apps/kit/case-words.ts'
import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { dateTimeOf } from '#apps/kit/time.ts'
import type { CaseView } from '#contract/api.ts'
import type { JointVisits } from '#contract/joint.ts'
import { JointRecord } from '../joint/JointRecord.tsx'
import { jointQuery } from '../joint/queries.ts'
import { caseQuery } from '../queries.ts'
import { fileRoute } from '../router.tsx'
import { Failure } from '../shell/Failure.tsx'
import { Loading } from '../shell/Loading.tsx'
import { useTitle } from '../shell/use-title.ts'
import { useText } from '../texts.ts'
import { FileCover } from './FileCover.tsx'
import { FileAttachments, FileNotices, FileSubTasks } from './FileLists.tsx'
import { FileReports } from './FileReports.tsx'
import { FileSteps, WholeRecord } from './FileSteps.tsx'
import { fileParts } from './parts.ts'

/** The case file in the order of the archive, to be printed or kept as PDF by the browser's own printing. */
export function FilePage() {
  const { caseId } = fileRoute.useParams()
  const query = useQuery(caseQuery(caseId))
  const t = useText()
  useTitle(query.data ? `${t('file.title')} ${query.data.caseCode}` : '')
  const visits = useQuery(jointQuery(caseId))
  if (query.isPending || visits.isPending) return <Loading lines={12} />
  if (!query.data) return <Failure error={query.error} retry={() => void query.refetch()} />
  // A file that leaves something out says so rather than being printed.
  if (!visits.data) return <Failure error={visits.error} retry={() => void visits.refetch()} />
  return <CaseFile matter={query.data} visits={visits.data} />
}

function CaseFile({ matter, visits }: { matter: CaseView; visits: JointVisits }) {
  const t = useText()
  const language = useLanguage()
  const last = matter.timeline.at(-1)
  const parts = fileParts
    .map(({ title, commands }) => ({
      title: t(title),
      rows: matter.timeline.filter((row) => commands.includes(row.command)),
    }))
    .filter(({ rows }) => rows.length > 0)
  const lists = [
    {
      title: t('file.subTasks'),
      n: matter.subTasks.length,
      shown: <FileSubTasks matter={matter} />,
    },
    {
      title: t('joint.title'),
      n: visits.length,
      shown: visits.map((visit) => <JointRecord key={visit.id} visit={visit} />),
    },
    { title: t('file.notices'), n: matter.notices.length, shown: <FileNotices matter={matter} /> },
    {
      title: t('file.attachments'),
      n: matter.attachments.length,
      shown: <FileAttachments matter={matter} />,
    },
  ].filter(({ n }) => n > 0)
  const contents = [
    { title: t('file.words'), n: matter.reports.length, shown: <FileReports matter={matter} /> },
    ...parts.map(({ title, rows }) => ({
      title,
      n: rows.length,
      shown: <FileSteps rows={rows} />,
    })),
    ...lists,
    {
      title: t('file.whole'),
      n: matter.timeline.length,
      shown: <WholeRecord rows={matter.timeline} />,
    },
  ]
  return (
    <div className="file-desk">
      <p className="file-bar no-print">
        <Link to="/cases/$caseId" params={{ caseId: matter.id }}>
          ← {t('file.back')}
        </Link>
        <span className="soft">{t('file.hint')}</span>
        <Button type="primary" icon={<Icon name="print" />} onClick={() => window.print()}>
          {t('file.print')}
        </Button>
      </p>
      <article className="file" data-code={matter.caseCode}>
        <FileCover matter={matter} />
        <nav className="file-contents" aria-label={t('file.contents')}>
          <h2>{t('file.contents')}</h2>
          <ol>
            {contents.map(({ title, n }, at) => (
              <li key={title}>
                <a href={`#part-${at + 1}`}>{title}</a>
                <span className="digits">{t('file.items', { n })}</span>
              </li>
            ))}
          </ol>
        </nav>
        {contents.map(({ title, shown }, at) => (
          <section key={title} id={`part-${at + 1}`} className="file-part">
            <h2>
              <span className="digits">{at + 1}</span> {title}
            </h2>
            {shown}
          </section>
        ))}
        {last && (
          <footer className="file-end">
            <h2>{t('file.proof')}</h2>
            <dl>
              <dt>{t('file.entries')}</dt>
              <dd className="digits">{matter.timeline.length}</dd>
              <dt>{t('file.hash')}</dt>
              <dd className="digits file-hash">{last.hash}</dd>
              <dt>{t('file.asOf')}</dt>
              <dd>
                {dateTimeOf(last.at)} · {inLanguage(matter.centre.name, language)}
              </dd>
            </dl>
            <p>{t('file.howToCheck')}</p>
          </footer>
        )}
      </article>
    </div>
  )
}
