import { Frame } from './shell/Frame.tsx'
import { SignInPage } from './sign-in/SignInPage.tsx'
import { useField } from './store/state.ts'
import { useText } from './texts.ts'

/** Nobody signed in here: the sign-in. Otherwise the app, whatever the network does. */
export function App({ ground }: { ground: boolean }) {
  const t = useText()
  const me = useField(({ me }) => me)
  const line = useField(({ line }) => line)
  if (!ground)
    return (
      <main className="bare-page" role="alert">
        <h1>{t('ground.title')}</h1>
        <p>{t('ground.words')}</p>
      </main>
    )
  if (me) return <Frame me={me} />
  if (line === 'UNKNOWN') return <p className="loading">{t('app.loading')}</p>
  return <SignInPage />
}
