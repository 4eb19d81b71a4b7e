import gcoordModule from 'gcoord'
import type { Datum } from '#contract/common.ts'
import type { Position } from '#server/town/geometry.ts'

// Its declarations describe the ES build (export default), Node loads the CommonJS one, whose
// module.exports is that same object.
const gcoord = gcoordModule as unknown as typeof gcoordModule.default

/**
 * Turns a position of a Chinese map to WGS-84: GCJ-02 (Amap, Tencent, most phones' maps) and BD-09
 * (Baidu) lie some hundreds of metres away. Good to about a metre. Degrees, [lng, lat].
 */
export function toWgs84(position: Position, datum: Datum): Position {
  if (datum === 'WGS84') return position
  return gcoord.transform(
    [...position],
    datum === 'GCJ02' ? gcoord.GCJ02 : gcoord.BD09,
    gcoord.WGS84,
  )
}
