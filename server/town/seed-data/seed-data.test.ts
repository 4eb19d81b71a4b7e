import { describe, expect, it } from 'vitest'
import { parseCategories } from './categories.ts'
import { parseDepartments } from './departments.ts'
import { parseDirectory } from './directory.ts'
import { loadReferenceSeeds } from './load.ts'
import { seedUnits } from './units.ts'

const seeds = loadReferenceSeeds()
const leaves = seeds.categories.filter((category) => category.code.length === 4)

describe('the reference seeds', () => {
  it('hold 11 classes with 98 leaves in the order and numbers of the tree', () => {
    const perClass = [17, 8, 15, 13, 10, 5, 5, 10, 6, 5, 4]
    expect(seeds.categories.length - leaves.length).toBe(11)
    expect(leaves.map((leaf) => leaf.code)).toEqual(
      perClass.flatMap((count, top) =>
        Array.from({ length: count }, (_, at) =>
          [top + 1, at + 1].map((part) => String(part).padStart(2, '0')).join(''),
        ),
      ),
    )
    expect(leaves.find((leaf) => leaf.code === '0407')?.name.zh).toBe('经营噪声')
  })

  it('keep every care leaf and domestic violence sensitive, never accepted automatically', () => {
    const care = leaves.filter((leaf) => leaf.code.startsWith('09'))
    expect(care).toHaveLength(6)
    expect(care.every((leaf) => leaf.sensitive && !leaf.autoAccept)).toBe(true)
  })

  it('accept automatically only harmless events of the city', () => {
    const automatic = leaves.filter((leaf) => leaf.autoAccept)
    expect(automatic.map((leaf) => leaf.name.zh)).toEqual(
      expect.arrayContaining(['路灯', '井盖', '暴露垃圾']),
    )
    expect(automatic.length).toBeLessThan(12)
    expect(automatic.every((leaf) => leaf.slaClass === 'CITY_EVENT' && !leaf.emergency)).toBe(true)
  })

  it('name 15 departments and a route in every refusal', () => {
    expect(seeds.departments).toHaveLength(15)
    expect(new Set(seeds.refusals.map((refusal) => refusal.kind))).toEqual(
      new Set(['REJECT', 'REFER']),
    )
    expect(seeds.refusals.every((refusal) => refusal.route.zh !== '')).toBe(true)
  })

  it('give 15 departments and a centre to a county, a centre and a body to a township', () => {
    const units = seedUnits(
      [
        { code: '6209', zh: '酒泉市', en: 'Jiuquan' },
        { code: '620902', zh: '肃州区', en: 'Suzhou' },
        { code: '620902107', zh: '西峰镇', en: 'Xifeng' },
      ],
      seeds.departments,
    )
    expect(units).toHaveLength(16 + 16 + 2)
    expect(units.find((unit) => unit.code === '620902-PSB')).toMatchObject({
      kind: 'DEPARTMENT',
      parent: '6209-PSB',
      stationing: 'RESIDENT',
    })
    expect(units.find((unit) => unit.code === 'C-620902107')?.parent).toBe('C-620902')
    const codes = new Set(units.map((unit) => unit.code))
    expect(units.every((unit) => unit.parent === undefined || codes.has(unit.parent))).toBe(true)
  })
})

describe('faults', () => {
  const head =
    'code,zh,en,gbCode,slaClass,lead,co,finishLevel,onSite,sensitive,publicSafety,channels,evidence,hint,hintZh,hintEn,autoAccept'

  it('are all named with their line, not only the first', () => {
    const read = parseCategories(
      `# words\n${head}\n04,市容,Streets,,,,,,,,,,,,,,\n0407,,Noise,,SLOW,XXX,PSB PSB,MOON,2,1,0,RADIO,NONE,911,,,1\n`,
      ['PSB'],
    )
    expect(read.items.map((item) => item.code)).toEqual(['04'])
    expect(new Set(read.faults.map((fault) => fault.line))).toEqual(new Set([4]))
    const said = read.faults.map((fault) => fault.detail).join('\n')
    for (const word of [
      'SLOW',
      'XXX',
      'PSB twice',
      'MOON',
      'RADIO',
      '911',
      'zh is empty',
      'onSite',
    ])
      expect(said).toContain(word)
    expect(said).toContain('never accepted automatically')
  })

  it('of a row with missing cells, a double code and a missing column are named', () => {
    const short = parseDepartments(
      'code,zh,shortZh,en,cityStationing,countyStationing,note\nPSB,公安\n',
    )
    expect(short.faults[0]).toMatchObject({ line: 2, detail: expect.stringContaining('2 cells') })
    const row = 'PSB,公安局,公安,Police,RESIDENT,REMOTE,'
    const twice = parseDepartments(
      `code,zh,shortZh,en,cityStationing,countyStationing,note\n${row}\n${row}\n`,
    )
    expect(twice.faults).toMatchObject([{ line: 3, detail: 'code PSB is there twice' }])
    expect(parseDepartments('code,zh\n').faults).toHaveLength(5)
  })

  it('of a leaf without class and of a department at township level are named', () => {
    const orphan = parseCategories(
      `${head}\n0407,经营噪声,Noise,,COMPLAINT,PSB,,COUNTY,0,0,0,,NONE,,,,0\n`,
      ['PSB'],
    )
    expect(orphan.faults[0]?.detail).toBe('leaf 0407 has no class')
    const low = parseDirectory(
      'code,categoryPrefix,regionPrefix,urgency,level,unit,co,advice,priority,basisZh,basisEn\nD1,,,,TOWNSHIP,PSB,,,0,,\n',
      ['PSB'],
    )
    expect(low.faults[0]?.detail).toContain('does not sit at level TOWNSHIP')
  })
})
