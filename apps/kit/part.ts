import { type ComponentType, createElement, lazy, useState } from 'react'

/**
 * A part of a page whose script comes when it is first drawn, or before that by `fetch`: once it is
 * there it is drawn at once, without the moment (and React's 300 ms between two of them) that a lazy
 * component waits even then. Draw it within `Suspense`.
 */
export function part<P extends object>(load: () => Promise<ComponentType<P>>) {
  let here: ComponentType<P> | undefined
  const fetch = async () => {
    here = await load()
    return { default: here }
  }
  const Later = lazy(fetch)
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, at the top of a file
  const Part = (props: P) => {
    // Once chosen it stays: another kind of component would be drawn anew, and forget what it held.
    const [now] = useState(() => here !== undefined)
    return now && here ? createElement(here, props) : createElement(Later, props)
  }
  return Object.assign(Part, { fetch })
}
