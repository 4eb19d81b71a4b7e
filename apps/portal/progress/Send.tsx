import { useLanguage } from '#apps/kit/i18n.ts'
import { problemWords } from '#apps/kit/problem.ts'
import { useText } from '../texts.ts'

export function Send({ busy, problem }: { busy: boolean; problem: unknown }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      {problem !== undefined && (
        <p className="fault" role="alert">
          {problemWords(problem, language)}
        </p>
      )}
      <button type="submit" className="button" aria-disabled={busy}>
        {t(busy ? 'send.sending' : 'act.send')}
      </button>
    </>
  )
}
