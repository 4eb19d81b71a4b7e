interface Parts {
  isUp: () => Promise<boolean>
  reload: () => void
}
const ours: Parts = {
  isUp: async () => (await fetch('/screen', { method: 'HEAD', cache: 'no-store' })).ok,
  reload: () => location.reload(),
}

/**
 * Opens the page anew after a while, and not while the server is away: a browser's own error page
 * would hang on the wall for good.
 * @returns the function that stops it.
 */
export function reloadOnceUp(afterMs: number, { isUp, reload }: Parts = ours): () => void {
  const timer = setInterval(() => {
    isUp().then(
      (up) => {
        if (up) reload()
      },
      () => undefined,
    )
  }, afterMs)
  return () => clearInterval(timer)
}
