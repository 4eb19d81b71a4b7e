import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fill, openIn, type TextValues, templateFaults } from './fill.ts'
import { type Placeholder, placeholderNames, placeholders } from './placeholders.ts'

const values: TextValues = {
  caseCode: { zh: '0599-2110-4638', en: '0599-2110-4638' },
  unit: { zh: '肃州区城管局', en: 'Suzhou urban management' },
}

describe('filling a standard text', () => {
  it('puts the values in, by the word of either language', () => {
    expect(fill('{承办单位}办理，{案件码}', values, 'zh').text).toBe(
      '肃州区城管局办理，0599-2110-4638',
    )
    expect(fill('{Unit}, {案件码}', values, 'en').text).toBe(
      'Suzhou urban management, 0599-2110-4638',
    )
  })

  it('leaves what has no value in its braces, and says so once', () => {
    expect(fill('{办理期限}前，{案件码}，{办理期限}', values, 'zh')).toEqual({
      text: '{办理期限}前，0599-2110-4638，{办理期限}',
      missing: ['due'],
    })
    expect(fill('{承办单位}', { unit: { zh: ' ', en: '' } }, 'zh').missing).toEqual(['unit'])
  })

  it('never reads a value as a template', () => {
    const tricky = { unit: { zh: '{案件码}', en: '$& $1' }, caseCode: { zh: '1', en: '1' } }
    expect(fill('{承办单位}', tricky, 'zh').text).toBe('{案件码}')
    expect(fill('{unit}', tricky, 'en').text).toBe('$& $1')
  })

  const parts = fc.array(
    fc.oneof(
      fc.string().map((text) => text.replaceAll(/[{}]/g, '')),
      fc.constantFrom(...placeholderNames).map((name) => `{${placeholders[name].zh}}`),
    ),
  )
  const some = fc.subarray(placeholderNames)

  it('leaves open exactly what has no value', () => {
    fc.assert(
      fc.property(parts, some, (pieces, known) => {
        const template = pieces.join('')
        const given: TextValues = Object.fromEntries(
          known.map((name): [Placeholder, { zh: string; en: string }] => [
            name,
            { zh: '值', en: 'value' },
          ]),
        )
        const { text, missing } = fill(template, given, 'zh')
        expect(openIn(text)).toEqual(missing)
        expect(missing).toEqual(openIn(template).filter((name) => !known.includes(name)))
        expect(templateFaults(template)).toEqual([])
      }),
    )
  })
})

describe('a template', () => {
  it('is refused for a personal or unknown word, with its place and the allowed list', () => {
    const [first, second, ...more] = templateFaults('😀您好{姓名}，{天气}')
    expect(first?.zh).toMatch(/^第 4 个字：\{姓名\} 涉及个人信息.*可用：\{案件码\}/)
    expect(first?.en).toMatch(/^character 4: .*personal.*allowed: \{case code\}/)
    expect(second?.zh).toMatch(/^第 9 个字：没有占位符 \{天气\}/)
    expect(more).toEqual([])
  })

  it('is refused for a brace without its pair', () => {
    expect(templateFaults('案件码}').map(({ zh }) => zh.slice(0, 14))).toEqual([
      '第 4 个字：大括号不成对；',
    ])
    expect(templateFaults('{{案件码}')).toHaveLength(1)
  })
})
