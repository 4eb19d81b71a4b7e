/** So many of so many, as a bar and in figures. */
export function Share({ name, n, of }: { name: string; n: number; of: number }) {
  return (
    <p className="share">
      <span>{name}</span>
      <b className="digits">
        {n} / {of}
      </b>
      <span className="digits">{percent(n, of)}</span>
      <Bar n={n} of={of} />
    </p>
  )
}

export function Bar({ n, of }: { n: number; of: number }) {
  const share = of === 0 ? 0 : n / of
  return (
    <span className="share-bar" aria-hidden="true" data-whole={n === of && of > 0}>
      <span style={{ inlineSize: `${share * 100}%` }} />
    </span>
  )
}

/** Rounded down, so that nothing is whole before it is. */
export const percent = (n: number, of: number) =>
  of === 0 ? '—' : `${Math.floor((n / of) * 100)} %`
