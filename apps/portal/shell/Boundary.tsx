import { Component, type ReactNode, useEffect } from 'react'
import { useOnline } from '#apps/kit/use-online.ts'
import { useText } from '../texts.ts'
import { Ways } from './Missing.tsx'

/** A page that cannot be fetched or drawn says so and offers a way on, instead of a white screen. */
export class Boundary extends Component<
  { children: ReactNode; instead?: ReactNode },
  { failed: boolean }
> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return this.props.instead ?? <Failed />
  }
}

function Failed() {
  const t = useText()
  const online = useOnline()
  // A page that did not come for want of a network is fetched once there is one.
  useEffect(() => {
    const again = () => location.reload()
    addEventListener('online', again)
    return () => removeEventListener('online', again)
  }, [])
  return (
    <div className="page narrow" role="alert">
      <h1>{t('app.failedTitle')}</h1>
      <p>{t(online ? 'app.failed' : 'app.failedOffline')}</p>
      <p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('app.retry')}
        </button>
      </p>
      <Ways />
    </div>
  )
}
