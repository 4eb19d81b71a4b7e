import { describe, expect, it } from 'vitest'
import { type Config, readConfig, variables } from '#server/platform/config.ts'
import { faultOf } from './docs/commands.ts'
import { brokenLinks, machineNames, missingFiles } from './docs/links.ts'
import { readPage, readPages } from './docs/pages.ts'
import { commandsOf } from './docs/shell.ts'

// The documents are tested like code: what they name is there, what they say to type exists.

const pages = readPages()
const pageAt = (path: string) => {
  const page = pages.find((candidate) => candidate.path === path)
  if (!page) throw new Error(`${path} is missing`)
  return page
}

describe('links', () => {
  it('lead to files, pictures and headings that are there', () => {
    expect(pages.length).toBeGreaterThan(10)
    expect(pages.flatMap(({ links }) => links).length).toBeGreaterThan(100)
    expect(brokenLinks(pages)).toEqual([])
  })

  it('that lead nowhere are found', () => {
    const page = readPage(
      'docs/a.md',
      [
        '# 安装 Install & run',
        '[good](#安装-install--run) [bad](#install) [up](../b.md#one) [gone](c.md)',
        '![gone](pictures/a.png "A") [out](../../x.md) [net](https://semver.org/)',
        '`[not](a-link.md)`',
        '```sh\n[not](either.md)\n```',
      ].join('\n'),
    )
    const other = readPage('b.md', '# One\n[bad](docs/a.md#two)\n')
    expect(brokenLinks([page, other], () => false)).toEqual([
      'docs/a.md: #install',
      'docs/a.md: c.md',
      'docs/a.md: pictures/a.png',
      'docs/a.md: ../../x.md',
      'b.md: docs/a.md#two',
    ])
  })

  it('files named in code quotes are there', () => {
    expect(pages.flatMap(missingFiles)).toEqual([])
    expect(missingFiles(readPage('x.md', '`server/none.ts` `docs/adr` `flow/x.ts`'))).toEqual([
      'x.md: server/none.ts',
    ])
  })

  it('name nobody’s machine', () => {
    expect(pages.flatMap(machineNames)).toEqual([])
    // Put together, so that a search for such names does not find this file.
    const text = `see ${'/'}home/me/x, ${[10, 1, 2, 3].join('.')} and https:${'//'}registry.some.org/p, not http://127.0.0.1:8080/`
    expect(machineNames(readPage('x.md', text))).toHaveLength(3)
  })
})

describe('commands', () => {
  const typed = pages.flatMap(({ path, fences, quoted }) =>
    [
      ...fences
        .filter(({ language }) => /^(sh|bash|shell|console|zsh)$/.test(language))
        .flatMap(({ lines }) => commandsOf(lines.join('\n'))),
      ...quoted
        .filter((code) => /^(npm|npx|gezhong|node bin\/\S+) ?\b/.test(code) && !code.includes('…'))
        .flatMap(commandsOf)
        .filter((words) => words.length > 1),
    ].map((words) => ({ path, words })),
  )

  it('that a document says to type exist, with their flags', async () => {
    expect(typed.length).toBeGreaterThan(60)
    const faults = await Promise.all(
      typed.map(async ({ path, words }) => {
        const fault = await faultOf(words)
        return fault ? [`${path}: ${words.join(' ')}: ${fault}`] : []
      }),
    )
    expect(faults.flat()).toEqual([])
  })

  it('that do not exist are found', async () => {
    for (const line of [
      'npm run nothing',
      'npm test -- nonsense',
      'npm start -- --prot 8081',
      'npm fund',
      'npx gezhong audit',
      'npx gezhong doctor --josn',
      'npx gezhong import reports x.csv --mpa a=b',
      'DATABASE_URL=postgres://x sudo -u gezhong /opt/gezhong/bin/gezhong server',
      'npx vitest run --project none test/docs.test.ts',
      'npx vitest run --project unit test/none.test.ts',
      'node bin/none.ts',
      'unheard-of --flag',
    ]) {
      const [words = []] = commandsOf(line)
      expect(await faultOf(words), line).toBeTypeOf('string')
    }
  })

  it('are read as a shell reads them', () => {
    expect(
      commandsOf(`A=1 sudo -u me psql -c "a; b | 'c'" && cd x # then\nls \\\n  -l | wc`),
    ).toEqual([['psql', '-c', "a; b | 'c'"], ['cd', 'x'], ['ls', '-l'], ['wc']])
  })

  it('README holds the two, exactly', () => {
    const lines = pageAt('README.md').fences.flatMap((fence) => fence.lines)
    expect(lines).toContain('npm install && npm start')
    expect(lines).toContain('npm install && npm test')
  })
})

/** Where each variable arrives; what has no default arrives as undefined. */
const arrives: Record<keyof typeof variables, (config: Config) => unknown> = {
  PORT: ({ port }) => port,
  HOST: ({ host }) => host,
  GEZHONG_DATA: ({ dataDir }) => dataDir,
  DATABASE_URL: ({ databaseUrl }) => databaseUrl,
  GEZHONG_SECRET: () => undefined,
  GEZHONG_ADMIN_LOGIN: ({ firstAdmin }) => firstAdmin?.login,
  GEZHONG_ADMIN_PASSWORD: ({ firstAdmin }) => firstAdmin?.password,
  GEZHONG_PUBLIC_URL: ({ publicUrl }) => publicUrl,
  GEZHONG_TRUST_PROXY: ({ trustProxy }) => Number(trustProxy),
  GEZHONG_LOG: ({ logLevel }) => logLevel,
  GEZHONG_SMS_URL: ({ sms }) => sms?.url,
  GEZHONG_SMS_TOKEN: ({ sms }) => sms?.token,
  GEZHONG_SMTP_URL: ({ mail }) => mail?.url,
  GEZHONG_MAIL_FROM: ({ mail }) => mail?.from,
  GEZHONG_PUSH: ({ push }) => Number(push),
  GEZHONG_JOBS: ({ jobs }) => jobs,
  GEZHONG_RATE_LIMITS: ({ rateLimits }) => Number(rateLimits),
  GEZHONG_METRICS_TOKEN: ({ metricsToken }) => metricsToken,
  GEZHONG_TILE_URL: ({ baseMap }) => baseMap,
  GEZHONG_TILE_KEY: ({ baseMap }) => baseMap,
  GEZHONG_TILE_ATTRIBUTION: ({ baseMap }) => baseMap,
}

describe('the table of the configuration', () => {
  it('in the runbook is that of the program: names, defaults, meanings, order', () => {
    const config = readConfig({ GEZHONG_SECRET: 'x'.repeat(32) }, { demo: false })
    const expected = Object.entries(variables).map(([name, meaning]) => {
      const value = arrives[name as keyof typeof variables](config)
      return `| \`${name}\` |${value === undefined ? '' : ` \`${value}\``} | ${meaning} |`
    })
    const section = pageAt('docs/runbook.md')
      .text.split(/^## /m)
      .find((s) => s.startsWith('Configuration\n'))
    const rows = section?.split('\n').filter((line) => line.startsWith('| `'))
    expect(rows).toEqual(expected)
  })
})
