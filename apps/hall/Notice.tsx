import { Icon } from '#apps/kit/Icon.tsx'
import { useText } from './texts.ts'

/** A page that cannot show what it is for says so, in the middle and in words. */
export function Notice({
  words,
}: {
  words: 'hall.loading' | 'hall.missing' | 'hall.failed' | 'follow.missing'
}) {
  const t = useText()
  return (
    <main className="hall-notice">
      <h1>{t(words)}</h1>
    </main>
  )
}

export function LostLine({ connected }: { connected: boolean }) {
  const t = useText()
  return (
    <p className="lost-line" role="status" hidden={connected}>
      {!connected && (
        <>
          <Icon name="refresh" /> {t('hall.lost')}
        </>
      )}
    </p>
  )
}
