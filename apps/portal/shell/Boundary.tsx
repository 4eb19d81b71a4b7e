import { Component, type ReactNode } from 'react'
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
  return (
    <div className="page narrow" role="alert">
      <h1>{t('app.failedTitle')}</h1>
      <p>{t('app.failed')}</p>
      <p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('app.retry')}
        </button>
      </p>
      <Ways />
    </div>
  )
}
