/**
 * What a village-level unit is, told by the last three digits of its code as the statistical rules
 * write them: 001-199 residents' committee, 200-399 villagers' committee, 400-599 something alike
 * (parks, farms, bases).
 */
export type VillageKind = 'URBAN' | 'TOWN' | 'RURAL' | 'OTHER'

/** Township units that are a county's town centre though their code says 镇, not 街道. */
const townCentres = new Set(['620921102', '620922100', '620923100', '620924100', '620982101'])

export function kindOf(villageCode: string): VillageKind {
  const serial = Number(villageCode.slice(9))
  const township = villageCode.slice(0, 9)
  if (serial >= 400) return 'OTHER'
  if (serial >= 200) return 'RURAL'
  const isStreet = Number(township.slice(6)) < 100
  return isStreet || townCentres.has(township) ? 'URBAN' : 'TOWN'
}

/** 一, 二 … 九十九. @throws RangeError beyond. */
export function chineseNumber(value: number): string {
  if (value < 1 || value > 99) throw new RangeError(`no Chinese numeral for ${value}`)
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']
  const tens = Math.floor(value / 10)
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}十`
  return ten + digits[value % 10]
}

/** The name people use: without 村委会, 社区居委会, 街道 and the like. */
export function baseName(name: string): string {
  return name
    .replace(/(社区居民委员会|社区居委会|村民委员会|居民委员会|村委会|居委会)$/, '')
    .replace(/(虚拟社区|虚拟生活区)$/, '')
    .replace(/社区$/, '')
}
