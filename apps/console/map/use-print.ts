import type { Map as MapLibre } from 'maplibre-gl'
import { createElement, type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { MapPaper, type PaperProps, type Picture } from './MapPaper.tsx'
import { metresPerPixel } from './scale.ts'

/**
 * The map on paper. What a graphics card has drawn is gone when the page is printed, so it is drawn
 * once more at that moment and copied; nothing is kept meanwhile, which would slow every frame.
 */
export function usePrint(
  map: MapLibre | undefined,
  facts: Omit<PaperProps, 'picture'> & { wholePage: boolean },
): { print: () => void; paper: ReactNode } {
  const [picture, setPicture] = useState<Picture>()
  const asked = useRef(false)
  const { wholePage } = facts
  useEffect(() => {
    if (!map) return
    const before = () => {
      if (wholePage || asked.current) flushSync(() => setPicture(pictureOf(map)))
    }
    const after = () => {
      asked.current = false
      setPicture(undefined)
    }
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [map, wholePage])
  return {
    print() {
      asked.current = true
      window.print()
    },
    paper: picture && createPortal(createElement(MapPaper, { ...facts, picture }), document.body),
  }
}

function pictureOf(map: MapLibre): Picture {
  map.redraw()
  const drawn = map.getCanvas()
  const canvas = document.createElement('canvas')
  canvas.width = drawn.width
  canvas.height = drawn.height
  canvas.getContext('2d')?.drawImage(drawn, 0, 0)
  const widthMetres = drawn.clientWidth * metresPerPixel(map.getZoom(), map.getCenter().lat)
  return { canvas, widthMetres }
}
