import { describe, expect, it } from 'vitest'
import { demoAccounts, demoPassword } from '#server/town/seed/demo-accounts.ts'
import { readPages } from './docs/pages.ts'
import { isOnScreen, quotedIn, readScreenWords } from './docs/screen-words.ts'

// A guide that names a button nobody has sends its reader astray: each word it quotes from the screen
// is one the program says.

const words = readScreenWords()
const pages = readPages()
const guides = pages.filter(({ path }) => path.startsWith('docs/guides/'))

describe('words on the screen', () => {
  it.each(guides.map(({ path, text }) => [path, text] as const))('in %s exist', (_path, text) => {
    const { zh, en } = quotedIn(text)
    expect(zh.length).toBeGreaterThan(0)
    expect(en.length).toBeGreaterThan(0)
    expect({
      zh: [...new Set(zh)].filter((phrase) => !isOnScreen(phrase, words.zh)),
      en: [...new Set(en)].filter((phrase) => !isOnScreen(phrase, words.en)),
    }).toEqual({ zh: [], en: [] })
  })

  it('that do not exist are found', () => {
    expect(words.zh.length).toBeGreaterThan(500)
    for (const phrase of ['受理', '确认受理', '现在不能再…', '将于…前决定是否受理'])
      expect(isOnScreen(phrase, words.zh), phrase).toBe(true)
    for (const phrase of ['受理此件', '现在可以再…', '理由充分'])
      expect(isOnScreen(phrase, words.zh), phrase).toBe(false)
    expect(quotedIn('**按「受理」** `**x**`\n\n## English\nPress **Accept** or *not*.')).toEqual({
      zh: ['受理'],
      en: ['Accept'],
    })
  })
})

describe('accounts to try with', () => {
  const quoted = guides.map(({ path, quoted: names }) => ({ path, names }))
  const logins = new Set(demoAccounts.map(({ login }) => login))

  it('are all in the index', () => {
    const index = quoted.find(({ path }) => path === 'docs/guides/README.md')?.names ?? []
    expect([...logins].filter((login) => !index.includes(login))).toEqual([])
  })

  it('named in a guide exist', () => {
    const named = quoted.flatMap(({ path, names }) =>
      names.filter((name) => /^[a-z]{2,}(-[a-z]+)?\d?$/.test(name)).map((name) => [path, name]),
    )
    expect(named.length).toBeGreaterThan(30)
    expect(
      named.filter(
        ([, name = '']) => !logins.has(name) && ![demoPassword, 'j', 'k'].includes(name),
      ),
    ).toEqual([])
  })
})
