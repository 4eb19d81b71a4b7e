import { Icon } from '#apps/kit/Icon.tsx'
import { useLanguage } from '#apps/kit/i18n.ts'
import { type ApiProblem, detailIn, problemWords } from '#apps/kit/problem.ts'

/** Why a form was refused, with the server's own detail where it says more. */
export function ProblemNotice({ problem }: { problem: ApiProblem }) {
  const language = useLanguage()
  const words = problemWords(problem, language)
  const detail = detailIn(problem.document.detail ?? '', language)
  return (
    <div className="notice" data-tone="red" role="alert">
      <Icon name="alarm" /> {words}
      {detail && detail !== words && <p>{detail}</p>}
    </div>
  )
}
