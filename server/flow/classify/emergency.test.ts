import { describe, expect, it } from 'vitest'
import { loadEmergencyDetector } from './load.ts'

const detector = loadEmergencyDetector()
const hints = (words: string, title?: string) =>
  detector
    .detectEmergency({ words, ...(title === undefined ? {} : { title }) })
    .map((hint) => hint.number)

describe('emergencies', () => {
  it.each([
    ['119', '三单元着火了，楼道里全是烟'],
    ['119', '厨房一股煤气味，好像漏气了'],
    ['119', '娃娃掉进渠里了，快来人'],
    ['119', '电梯里关着人，被困半小时了'],
    ['110', '有人拿着刀追着人打'],
    ['110', '楼下几十个人打起来了'],
    ['110', '我父亲老年痴呆走丢了，到现在没回来'],
    ['110', '我男人喝了酒正在打我'],
    ['120', '工地上有人被砸伤，流血不止'],
    ['120', '老人晕倒在家里没有呼吸'],
    ['120', '我不想活了，活着没意思'],
  ])('gives %s for: %s', (number, words) => {
    expect(hints(words)).toContain(number)
  })

  it.each([
    '没有着火，就是烟大',
    '去年这里发生火灾，现在楼道还没修好',
    '电线老化，担心起火',
    '堆的杂物容易引起火灾',
    '建议小区搞一次消防演练，防止着火',
    '家里小孩怕高，万一晕倒怎么办',
    '前年被车撞，责任认定书我不服',
    '办了年卡，健身房老板跑路',
    '路灯不亮',
    '红红火火的夜市真吵',
  ])('gives none for: %s', (words) => {
    expect(hints(words)).toEqual([])
  })

  it('reads a long petition only at its start and in its title', () => {
    const story = `关于安置补偿的情况说明。${'我们多次向有关部门反映安置补偿。'.repeat(15)}当时楼里着火了`
    expect(hints(story)).toEqual([])
    expect(hints(story, '我们楼着火了')).toEqual(['119'])
  })

  it('says which words decided and where', () => {
    const words = '救命，我家着火了'
    const [hint] = detector.detectEmergency({ words })
    expect(hint?.words).toContainEqual({ text: '着火', index: 5, field: 'words' })
  })
})
