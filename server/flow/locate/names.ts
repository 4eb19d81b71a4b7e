import type { Bilingual } from '#contract/common.ts'

/** A name of a place as people write it. */
export interface PlaceName {
  text: string
  code: string
  /** Said in full, with 镇, 村 or 社区; the bare form is an ordinary word too often to be certain alone. */
  full: boolean
}

interface Named {
  code: string
  name: Bilingual
}

const officeEndings = [
  '村委会',
  '村民委员会',
  '社区居委会',
  '社区居民委员会',
  '居委会',
  '居民委员会',
]
const endings: Record<number, readonly string[]> = {
  4: ['市'],
  6: ['蒙古族自治县', '哈萨克族自治县', '区', '县', '市'],
  9: ['街道办事处', '街道', '镇', '乡'],
  12: ['社区', '村'],
}

/** Every form under which a region may be named in a text. */
export function namesOfRegion({ code, name }: Named): PlaceName[] {
  const office = officeEndings.find((ending) => name.zh.endsWith(ending))
  const core = office ? name.zh.slice(0, -office.length) : name.zh
  const said = code.length === 12 ? core + (office?.startsWith('村') ? '村' : '社区') : core
  const forms = new Set([name.zh, code.length === 12 && /[村社区]$/.test(core) ? core : said])
  const bare = stripped(core, endings[code.length] ?? [])
  // The city and its counties are known by their bare names: 酒泉, 肃州, 敦煌.
  const known = code.length <= 6
  const names: PlaceName[] = [...forms]
    .filter((text) => text.length >= 3)
    .map((text) => ({ text, code, full: true }))
  if (bare.length >= 2 && !forms.has(bare)) names.push({ text: bare, code, full: known })
  return names
}

/** Compounds and streets inside a grid; two characters (一组) name too many places. */
export function namesOfGrid(grid: { code: string; places: readonly string[] }): PlaceName[] {
  return grid.places
    .filter((text) => text.length >= 3)
    .map((text) => ({ text, code: grid.code, full: text.length >= 4 }))
}

function stripped(name: string, tails: readonly string[]): string {
  const tail = tails.find((ending) => name.endsWith(ending) && name.length - ending.length >= 2)
  return tail ? name.slice(0, -tail.length) : name
}
