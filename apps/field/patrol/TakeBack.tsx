import { useEffect, useState } from 'react'
import { useText } from '../texts.ts'
import { takeBack, undoSeconds } from './checks.ts'

/** For some seconds after "nothing found": said that it is kept, and taken back by one tap. */
export function TakeBack({
  clientKey,
  name,
  onGone,
}: {
  clientKey: string
  name: string
  onGone: () => void
}) {
  const t = useText()
  const [outcome, setOutcome] = useState<'patrol.undone' | 'patrol.tooLate'>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs from the tap, and once more from the answer
  useEffect(() => {
    const timer = setTimeout(onGone, outcome ? 3_000 : undoSeconds * 1000)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <p className="patrol-kept" role="status">
      <span>{outcome ? t(outcome) : t('patrol.kept', { name })}</span>
      {!outcome && (
        <button
          type="button"
          className="link"
          onClick={() =>
            void takeBack(clientKey).then((was) =>
              setOutcome(was ? 'patrol.undone' : 'patrol.tooLate'),
            )
          }
        >
          {t('patrol.undo')}
        </button>
      )}
    </p>
  )
}
