import './take-back.css'
import { useEffect, useState } from 'react'
import { fieldState } from '../store/state.ts'
import { useText } from '../texts.ts'
import { forgetMade } from './known.ts'
import { dropDeed } from './queue.ts'

/** So long a deed of one tap stays on the phone, so that a slip of the glove is taken back before anyone hears. */
export const undoSeconds = 10

/** @returns false when it had gone already */
async function takeBack(clientKey: string): Promise<boolean> {
  const deed = fieldState().deeds.find((one) => one.clientKey === clientKey)
  if (!deed) return false
  forgetMade(clientKey)
  await dropDeed(deed)
  return true
}

/** For some seconds after a deed of one tap: said that it is kept, and taken back by one more. */
export function TakeBack(props: { clientKey: string; words: string; onGone: () => void }) {
  const t = useText()
  const { clientKey, words, onGone } = props
  const [outcome, setOutcome] = useState<'undo.undone' | 'undo.tooLate'>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: it runs from the tap, and once more from the answer
  useEffect(() => {
    const timer = setTimeout(onGone, outcome ? 3_000 : undoSeconds * 1000)
    return () => clearTimeout(timer)
  }, [outcome])
  return (
    <p className="take-back" role="status">
      <span>{outcome ? t(outcome) : words}</span>
      {!outcome && (
        <button
          type="button"
          className="link"
          onClick={() =>
            void takeBack(clientKey).then((was) => setOutcome(was ? 'undo.undone' : 'undo.tooLate'))
          }
        >
          {t('undo.undo')}
        </button>
      )}
    </p>
  )
}
