import './doors.css'
/** So many of so many, in words and as a bar. */
export function Progress({ words, n, of }: { words: string; n: number; of: number }) {
  return (
    <div className="progress">
      <p className="digits">{words}</p>
      <span className="progress-bar" aria-hidden="true">
        <span style={{ inlineSize: `${of === 0 ? 0 : (n / of) * 100}%` }} />
      </span>
    </div>
  )
}
