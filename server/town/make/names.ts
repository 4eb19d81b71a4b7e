import type { Bilingual } from '#contract/common.ts'
import { baseName, chineseNumber, kindOf } from './kinds.ts'
import type { Random } from './random.ts'
import type { RegionSeed } from './read.ts'

/** What a grid is called, and the compounds or villagers' groups in it. */
export type GridNaming = { name: Bilingual; places: string[] }

/** The compound of the source's own story, in a community of 肃州区. */
const storyCompound = { name: '天怡家园', villageCode: '620902004002', grids: 2 }

const heads =
  '瑞泽 锦园 玉门关 汉武 祁峰 丝路 酒香 雪域 疏勒 金塔苑 飞天 月泉 阳关里 鸣沙 大漠 胡杨 红柳 沙枣 雪莲 杏林 ' +
  '惠安 永泰 康宁 德馨 仁和居 万和 嘉源 泰和 福源 祥瑞 宏远 鑫源 恒通 顺达 隆盛 兴泰 昌荣 润泽 碧水 云溪 ' +
  '翠竹 芳草 桃源里 梨园春 槐荫 银杏 紫荆 丁香 牡丹 海棠 月季 石榴 葡萄园 天马 麒麟 凤仪 龙泉居 鹤鸣 晨曦 晚霞'
const tails = '家园 佳苑 花园 小区 雅居 新居 公寓 嘉苑 名居 庭院'

/**
 * Names every grid and lists the compounds and villagers' groups, all invented. About six of ten
 * town grids lie in a named compound (one to three grids each); a compound's name is used once.
 */
export function nameGrids(
  villages: readonly RegionSeed[],
  counts: ReadonlyMap<string, number>,
  random: Random,
): Map<string, GridNaming> {
  const named = new Map<string, GridNaming>()
  const compounds = shuffledCompounds(random)
  for (const { code, nameZh, nameEn } of villages) {
    const count = counts.get(code) ?? 0
    const base = baseName(nameZh)
    const kind = kindOf(code)
    const isTown = kind === 'URBAN' || kind === 'TOWN'
    for (let serial = 1; serial <= count; ) {
      const add = (zh: string, places: string[]) => {
        const en = `${nameEn}, grid ${serial}`
        named.set(gridCodeOf(code, serial), { name: { zh, en }, places })
        serial++
      }
      const story = code === storyCompound.villageCode && serial === 1
      if (kind === 'RURAL') {
        const group = `${chineseNumber(serial)}组`
        add(`${group}网格`, [group])
      } else if (!story && !(isTown && random() < 0.45)) {
        add(`${isTown ? `${base}社区` : base}第${chineseNumber(serial)}网格`, [])
      } else {
        const name = story ? storyCompound.name : compounds.pop()
        if (!name) throw new Error('the names for compounds are used up')
        const wanted = story ? storyCompound.grids : 1 + Math.floor(random() * 3)
        const size = Math.min(wanted, count - serial + 1)
        for (let part = 1; part <= size; part++)
          add(size === 1 ? `${name}网格` : `${name}第${chineseNumber(part)}网格`, [name])
      }
    }
  }
  return named
}

function gridCodeOf(villageCode: string, serial: number): string {
  return villageCode + String(serial).padStart(3, '0')
}

function shuffledCompounds(random: Random): string[] {
  const names = heads.split(' ').flatMap((head) => tails.split(' ').map((tail) => head + tail))
  for (let i = names.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const [a = '', b = ''] = [names[i], names[j]]
    names[i] = b
    names[j] = a
  }
  return names
}
