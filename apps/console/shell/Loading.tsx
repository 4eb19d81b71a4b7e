import { useText } from '../texts.ts'

/** Per cent, uneven as text is. */
const widths = [92, 75, 58, 81, 64, 87, 70, 53, 76, 59]

/** Grey lines in place of what comes: the page does not jump when it arrives. */
export function Loading({ lines = 6 }: { lines?: number }) {
  const t = useText()
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{t('app.loading')}</span>
      {widths.slice(0, lines).map((width) => (
        <div key={width} className="loading-line" style={{ width: `${width}%` }} />
      ))}
    </div>
  )
}
