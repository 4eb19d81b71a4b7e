import { texts } from './texts.ts'

/** Both languages at once: a wall speaks to everybody who looks up. */
export function Both(props: {
  words: keyof typeof texts
  n?: number | undefined
  at?: string | undefined
}) {
  const [zh, en] = texts[props.words].map((text) =>
    text.replace('{{n}}', String(props.n ?? '')).replace('{{at}}', props.at ?? ''),
  )
  return (
    <>
      <span>{zh}</span> <span lang="en">{en}</span>
    </>
  )
}
