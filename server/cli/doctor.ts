import { judge } from './doctor/judge.ts'
import { lookAround } from './doctor/look.ts'
import type { Verb } from './verb.ts'

const marks = { ok: '✓', warn: '!', fail: '✗' } as const

export const doctor: Verb = {
  name: 'doctor',
  summary: 'Says what is wrong with this installation and how to mend it.',
  about:
    'Configuration, Node, data folder, database, schema, town, calendar, clocks, jobs. Changes nothing.',
  flags: { json: { type: 'boolean' } },
  explain: { json: 'one JSON object: {ok, findings: [{check, level, what, mend}]}' },
  examples: ['npx gezhong doctor', 'npx gezhong doctor --json'],
  async run({ given, out }) {
    const findings = judge(await lookAround())
    const ok = findings.every(({ level }) => level !== 'fail')
    if (given('json')) out(JSON.stringify({ ok, findings }))
    else
      for (const { check, level, what, mend } of findings)
        out(
          `${marks[level]} ${check.padEnd(12)} ${what}${mend ? `\n${' '.repeat(15)}-> ${mend}` : ''}`,
        )
    return ok ? 0 : 1
  },
}
