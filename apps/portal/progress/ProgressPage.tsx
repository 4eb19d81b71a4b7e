import { useLanguage } from '#apps/kit/i18n.ts'
import { Link } from '#apps/kit/navigate.tsx'
import { problemWords } from '#apps/kit/problem.ts'
import { useText } from '../texts.ts'
import { Actions } from './Actions.tsx'
import { CodeForm } from './CodeForm.tsx'
import { asFollowed } from './followed.ts'
import { LooksTold } from './LooksTold.tsx'
import { ProgressCard } from './ProgressCard.tsx'
import { StepsTold } from './StepsTold.tsx'
import { judgeCode } from './typed-code.ts'
import { useProgress } from './use-progress.ts'

export function ProgressPage({ code }: { code?: string }) {
  const t = useText()
  const judged = judgeCode(code ?? '')
  return (
    <div className="page narrow">
      <h1>{t('progress.title')}</h1>
      {'code' in judged ? (
        <OneMatter key={judged.code} code={judged.code} />
      ) : (
        <CodeForm {...(code ? { typed: code } : {})} />
      )}
    </div>
  )
}

function OneMatter({ code }: { code: string }) {
  const t = useText()
  const language = useLanguage()
  const { shown, connected, retry, prove, show } = useProgress(code)
  if (shown.state === 'loading') {
    return (
      <p className="loading" role="status">
        {t('app.loading')}
      </p>
    )
  }
  if (shown.state === 'unknown') {
    return (
      <>
        <div className="faults" role="alert">
          <p>
            <b>{t('progress.unknown')}</b>
          </p>
          <p>{t('progress.unknownText')}</p>
        </div>
        <CodeForm typed={code} />
      </>
    )
  }
  if (shown.state === 'failed') {
    return (
      <div className="faults" role="alert">
        <p>
          <b>{t('app.failedTitle')}</b>
        </p>
        <p>{problemWords(shown.problem, language)}</p>
        <button type="button" className="button" onClick={() => void retry()}>
          {t('app.retry')}
        </button>
      </div>
    )
  }
  const { progress, queryCode } = shown
  const followed = asFollowed(progress)
  return (
    <>
      <ProgressCard progress={followed} connected={connected} proven={queryCode !== undefined} />
      <Actions progress={progress} queryCode={queryCode} onProve={prove} onDone={show} />
      <StepsTold steps={followed.steps} />
      <LooksTold looks={progress.looks ?? []} />
      <p className="no-print">
        <Link to="/progress">{t('progress.other')}</Link>
      </p>
    </>
  )
}
