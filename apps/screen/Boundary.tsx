import { Component, type ReactNode } from 'react'
import { reloadOnceUp } from './reload.ts'

/**
 * What cannot be fetched or drawn takes nothing else off the wall, and nobody stands by to press a
 * key: the page is opened anew by itself.
 */
export class Boundary extends Component<
  { children: ReactNode; instead: ReactNode; againMs: number },
  { failed: boolean }
> {
  override state = { failed: false }
  stop: (() => void) | undefined

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch() {
    this.stop ??= reloadOnceUp(this.props.againMs)
  }

  override componentWillUnmount() {
    this.stop?.()
    this.stop = undefined
  }

  override render() {
    return this.state.failed ? this.props.instead : this.props.children
  }
}
