import {
  type CommandName,
  type CommandRule,
  commandNames,
  commands,
  type Grant,
  type Relation,
} from '../contract/cases.ts'
import { type ClockEffect, clocks } from '../contract/clocks.ts'
import { guards } from '../contract/guards.ts'
import type { levels } from '../contract/levels.ts'
import { roles } from '../contract/roles.ts'
import { caseStates, openStates, stateNames } from '../contract/states.ts'

interface Words {
  zh: string
  en: string
}

const levelWords: Record<(typeof levels)[number], Words> = {
  GRID: { zh: '网格', en: 'grid' },
  VILLAGE: { zh: '村社区', en: 'village' },
  TOWNSHIP: { zh: '乡镇街道', en: 'township' },
  COUNTY: { zh: '县区', en: 'county' },
  CITY: { zh: '市', en: 'city' },
}

const relationWords: Record<Relation, Words> = {
  REPORTER: { zh: '本人', en: 'own report' },
  CENTRE: { zh: '本中心或上级中心', en: 'centre holding it or above' },
  SUBTREE: { zh: '辖区内', en: 'in the region' },
  LEAD_UNIT: { zh: '主办单位', en: 'lead unit' },
  CO_UNIT: { zh: '协办单位', en: 'unit with an open task' },
  ANYONE: { zh: '任何人', en: 'anyone' },
  SYSTEM: { zh: '自动', en: 'automatic' },
}

const both = ({ zh, en }: Words) => `${zh} ${en}`
const state = (name: keyof typeof caseStates) => `${caseStates[name].zh} ${name}`

function whoOf(grant: Grant): string {
  if (grant.relation === 'SYSTEM') return both(roles.SYSTEM)
  const people = grant.roles.map((role) => both(roles[role])).join(', ')
  if (grant.relation === 'ANYONE') return people
  const at = grant.levels
    ? `；${grant.levels.map((level) => both(levelWords[level])).join(', ')}`
    : ''
  return `${people} (${both(relationWords[grant.relation])}${at})`
}

function clockOf(effect: ClockEffect): string {
  const [verb, clock] = Object.entries(effect)[0] as ['start', keyof typeof clocks]
  const verbs = {
    start: { zh: '开始', en: 'start' },
    stop: { zh: '停止', en: 'stop' },
    pause: { zh: '暂停', en: 'pause' },
    resume: { zh: '恢复', en: 'resume' },
    reset: { zh: '重新开始', en: 'start anew' },
    restore: { zh: '复原', en: 'restore' },
  }
  const half = 'rule' in effect && effect.rule === 'HALF' ? ' (½)' : ''
  return `${verbs[verb].zh}${clocks[clock].zh} ${verbs[verb].en} ${clock}${half}`
}

function fromOf(rule: CommandRule): string {
  const anyOpen =
    rule.from.length === openStates.length && openStates.every((name) => rule.from.includes(name))
  return anyOpen ? '未结 any open' : rule.from.map(state).join('<br>')
}

function toOf({ to }: CommandRule): string {
  if (to === 'STAYS') return '不变 stays'
  return to === 'BEFORE' ? '并案前的状态 the one before' : state(to)
}

function line(name: CommandName): string {
  const rule = commands[name]
  const cells = [
    rule.no ?? '',
    `**${rule.zh}** ${rule.en}<br>\`${name}\``,
    fromOf(rule),
    toOf(rule),
    rule.who.map(whoOf).join('<br>'),
    rule.guards.map((guard) => `\`${guard}\` ${guards[guard].zh}`).join('<br>'),
    rule.clocks.map(clockOf).join('<br>'),
    rule.records.map((record) => `\`${record}\``).join(' '),
  ]
  return `| ${cells.join(' | ')} |`
}

const heading = [
  '| # | 命令 command | 原状态 from | 新状态 to | 职权 who | 条件（不满足时的提示）guards, as refused | 时限 clocks | 记录 records |',
  '|---|---|---|---|---|---|---|---|',
]

/** One arrow for all commands between the same two states; those from any open state stand apart. */
function diagram(): string[] {
  const arrows = new Map<string, string[]>()
  for (const name of commandNames) {
    const rule = commands[name]
    if (rule.to === 'STAYS' || rule.from.length === openStates.length) continue
    for (const from of rule.from) {
      const key = `${from} --> ${rule.to === 'BEFORE' ? 'OPEN' : rule.to}`
      arrows.set(key, [...(arrows.get(key) ?? []), rule.zh])
    }
  }
  const aside = commandNames.filter(
    (name) => commands[name].to !== 'STAYS' && commands[name].from.length === openStates.length,
  )
  const dead = stateNames.filter(
    (name) =>
      !commandNames.some((c) => commands[c].to !== 'STAYS' && commands[c].from.includes(name)),
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...stateNames.map((name) => `  ${name} : ${caseStates[name].zh} ${caseStates[name].en}`),
    '  [*] --> DRAFT',
    ...[...arrows].map(([arrow, names]) => `  ${arrow} : ${names.join('／')}`),
    '  state "未结 any open state" as OPEN',
    ...aside.map((name) => `  OPEN --> ${commands[name].to} : ${commands[name].zh}`),
    ...dead.map((name) => `  ${name} --> [*]`),
    '```',
  ]
}

/** The page docs/workflow.md, whole. */
export function workflowPage(): string {
  const numbered = commandNames.filter((name) => commands[name].no !== undefined)
  const others = commandNames.filter((name) => commands[name].no === undefined)
  return [
    '# 流程 Workflow',
    '',
    '本页由 `contract/cases.ts` 生成，请勿手改。Generated from `contract/cases.ts` by `node bin/diagram.ts`: change the table, then run it again; a test compares the two.',
    '',
    `${stateNames.length} 个状态、${commandNames.length} 条命令。${stateNames.length} states, ${commandNames.length} commands: ${numbered.length} for the 25 rows of the workflow, ${others.length} beside it that move no state.`,
    '',
    ...diagram(),
    '',
    '## 主流程 The way of a matter',
    '',
    ...heading,
    ...numbered.map(line),
    '',
    '## 其他命令 Beside it',
    '',
    ...heading,
    ...others.map(line),
    '',
    '½：返工按原时限一半，向上取整。Half the limit, rounded up, for work sent back.',
    '',
  ].join('\n')
}
