import { Component, type ReactNode } from 'react'
import { useText } from '../texts.ts'

/** A page that cannot be drawn says so; the outbox and the other pages stay. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children
  }
}

function Failed() {
  const t = useText()
  return (
    <div className="card" role="alert">
      <h1>{t('app.failedTitle')}</h1>
      <p>{t('app.failed')}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('app.retry')}
      </button>
    </div>
  )
}
