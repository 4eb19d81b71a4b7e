import { describe, expect, it } from 'vitest'
import { parseLexicon } from './lexicon.ts'
import { Matcher } from './matcher.ts'

const read = (text: string) => parseLexicon([{ name: 'x.txt', text }])

describe('the lexicon format', () => {
  it('reads strong, weak and negative patterns, groups and factors', () => {
    const { patterns, faults } = read(
      '# noise\n@noise = 吵|噪音\n[0407] 经营噪声\n++ (酒吧|夜市)&@noise 低音炮*2\n+ 音响\n- 装修\n',
    )
    expect(faults).toEqual([])
    expect(patterns).toEqual([
      {
        leaf: '0407',
        kind: 'strong',
        weight: 4,
        groups: [
          ['酒吧', '夜市'],
          ['吵', '噪音'],
        ],
      },
      { leaf: '0407', kind: 'strong', weight: 8, groups: [['低音炮']] },
      { leaf: '0407', kind: 'weak', weight: 1, groups: [['音响']] },
      { leaf: '0407', kind: 'negative', weight: -3, groups: [['装修']] },
    ])
  })

  it('names every fault with its line', () => {
    const { faults } = read('++ 早\n[0407] x\n++ a&@none a& b*x c c\n?? d\n')
    expect(faults.map((fault) => fault.line)).toEqual([1, 3, 3, 3, 3, 4])
    const said = faults.map((fault) => fault.detail).join('\n')
    for (const word of ['@none', 'a& cannot', 'factor', 'c stands twice', '?? d'])
      expect(said).toContain(word)
  })
})

describe('the matcher', () => {
  const { patterns } = read('[0407] x\n++ 酒吧&吵 音响\n')
  const matcher = new Matcher(patterns)

  it('wants all groups near each other', () => {
    expect(matcher.match('酒吧半夜很吵')[0]?.words).toEqual([
      { text: '酒吧', index: 0 },
      { text: '吵', index: 5 },
    ])
    expect(matcher.match(`酒吧${'很'.repeat(60)}吵`)).toEqual([])
    expect(matcher.match('只有酒吧')).toEqual([])
  })

  it('counts repeats and forgets the text before', () => {
    expect(matcher.match('音响，音响')).toMatchObject([{ count: 2 }])
    expect(matcher.match('安静')).toEqual([])
  })
})
