/** A background map of the operator's choice, below our own tiles. */
export interface BaseMap {
  /** Drawn one above another, the first lowest. Each as one or more addresses with {z}, {x}, {y}. */
  layers: { tiles: string[]; scheme: 'xyz' | 'tms' }[]
  /** Whose map it is and its review number. */
  attribution: string
  /** Where pictures come from, for the Content-Security-Policy. */
  origins: string[]
}

type Environment = Readonly<Record<string, string | undefined>>

const placeholders = /\{[^}]*\}/g
const hosts = /\{(\d)-(\d)\}/

/**
 * GEZHONG_TILE_URL: addresses separated by spaces with {z}, {x} and {y}, or {-y} where rows count from
 * the south (TMS), {key} for GEZHONG_TILE_KEY, and {0-7} in a host that has several. The tiles must be
 * in WGS-84 or CGCS2000, which agree to within centimetres (Tianditu is CGCS2000); those in GCJ-02 or
 * BD-09 would lie hundreds of metres off our boundaries. What a map shows of the country needs a
 * review number, shown on it (地图管理条例): hence the attribution is required.
 */
export function readBaseMap(env: Environment, faults: string[]): BaseMap | undefined {
  const urls = (env.GEZHONG_TILE_URL ?? '').split(/\s+/).filter(Boolean)
  const key = env.GEZHONG_TILE_KEY ?? ''
  const attribution = env.GEZHONG_TILE_ATTRIBUTION?.trim() ?? ''
  if (urls.length === 0) {
    if (key || attribution)
      faults.push('GEZHONG_TILE_URL: missing, though its key or attribution is given')
    return undefined
  }
  const own = urls.flatMap((url) => faultsOf(url, key))
  if (!attribution)
    own.push('GEZHONG_TILE_ATTRIBUTION: say whose map it is, with its review number (审图号)')
  faults.push(...own)
  if (own.length > 0) return undefined
  const layers = urls.map((url) => ({
    tiles: spread(url.replaceAll('{key}', encodeURIComponent(key)).replace('{-y}', '{y}')),
    scheme: url.includes('{-y}') ? ('tms' as const) : ('xyz' as const),
  }))
  const origins = layers.flatMap(({ tiles }) => tiles.map((url) => new URL(url).origin))
  return { layers, attribution, origins: [...new Set(origins)] }
}

function faultsOf(url: string, key: string): string[] {
  const say = (what: string) => `GEZHONG_TILE_URL: "${url}" ${what}`
  const [plain = ''] = spread(url)
  if (!/^https?:\/\/[\w.-]+(:\d+)?\//.test(plain) || !URL.canParse(plain))
    return [say('is no http address of tiles')]
  const found: string[] = plain.match(placeholders) ?? []
  const faults = ['{z}', '{x}']
    .filter((each) => !found.includes(each))
    .map((e) => say(`lacks ${e}`))
  if (found.includes('{y}') === found.includes('{-y}')) faults.push(say('needs {y} or {-y}'))
  const known = ['{z}', '{x}', '{y}', '{-y}', '{key}']
  for (const each of found.filter((name) => !known.includes(name)))
    faults.push(say(`has ${each}, which is not known here`))
  if (found.includes('{key}') && !key)
    faults.push('GEZHONG_TILE_KEY: missing, the address asks for it')
  return faults
}

/** https://t{0-7}.… as eight addresses. */
function spread(url: string): string[] {
  const [whole, from, to] = hosts.exec(url) ?? []
  if (whole === undefined) return [url]
  const count = Math.max(1, Number(to) - Number(from) + 1)
  return Array.from({ length: count }, (_, i) => url.replace(whole, String(Number(from) + i)))
}
