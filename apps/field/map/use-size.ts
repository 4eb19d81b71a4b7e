import { type RefObject, useLayoutEffect, useState } from 'react'
import type { Size } from './view.ts'

/** Of an element in pixels, as it changes; nothing before it was laid out. */
export function useSize(element: RefObject<Element | null>): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => {
      const { width, height } = current.getBoundingClientRect()
      setSize({ width, height })
    }
    const observer = new ResizeObserver(measure)
    observer.observe(current)
    measure()
    return () => observer.disconnect()
  }, [element])
  return size
}
