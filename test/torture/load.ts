import { randomUUID } from 'node:crypto'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import type { Answer, Client } from '../bench/client.ts'
import { madeReport } from '../bench/reports.ts'

export interface AcknowledgedIntake {
  clientKey: string
  caseId: string
  caseCode: string
}

export interface AcknowledgedCommand {
  clientKey: string
  caseId: string
  command: string
}

/** What the clients were told, which is what the house must keep. */
export interface Ledger {
  intakes: AcknowledgedIntake[]
  commands: AcknowledgedCommand[]
  /** Sent again with the same key: the answer was lost, or was "not now". */
  retried: number
  /** 503 without Retry-After, and answers nobody can act on. */
  strange: string[]
  /** When requests failed, and when one that was sent after it succeeded; ms since the process began. */
  lastFailure: number
  /** The sending time of the latest request that was acknowledged. */
  lastGood: number
  unavailable: number
}

export function newLedger(): Ledger {
  return {
    intakes: [],
    commands: [],
    retried: 0,
    strange: [],
    lastFailure: 0,
    lastGood: 0,
    unavailable: 0,
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Sends until somebody answers for good: a lost connection and 503 are tried again. */
async function persist(
  ledger: Ledger,
  send: () => Promise<Answer>,
): Promise<Answer & { attempts: number }> {
  for (let attempts = 1; ; attempts += 1) {
    const sent = performance.now()
    const answer = await send().catch(() => undefined)
    // 429: the sign-in that a kill broke off counted as a try.
    if (answer && answer.status !== 503 && answer.status !== 429) {
      if (answer.status < 500) ledger.lastGood = Math.max(ledger.lastGood, sent)
      if (answer.status < 500 || attempts > 200) return { ...answer, attempts }
      ledger.strange.push(`${answer.status} ${answer.body.slice(0, 300)}`)
    } else if (answer?.status === 503) {
      ledger.unavailable += 1
      if (!answer.headers['retry-after'])
        ledger.strange.push(`503 without Retry-After: ${answer.body.slice(0, 300)}`)
    }
    if (answer?.status !== 429) ledger.lastFailure = performance.now()
    ledger.retried += 1
    // Sooner than Retry-After asks: the recovery is being timed.
    await pause(50)
  }
}

/** A resident who reports one matter after another, each until it is acknowledged. */
export async function reportOn(
  client: Client,
  ledger: Ledger,
  given: { first: number; step: number; going: () => boolean },
): Promise<void> {
  for (let i = given.first; given.going(); i += given.step) {
    const report = madeReport(i)
    const answer = await persist(ledger, () => client.send('POST', '/api/portal/reports', report))
    if (answer.status !== 201) {
      ledger.strange.push(`intake: ${answer.status} ${answer.body.slice(0, 300)}`)
      continue
    }
    const { caseId, caseCode } = JSON.parse(answer.body) as { caseId: string; caseCode: string }
    ledger.intakes.push({ clientKey: String(report.clientKey), caseId, caseCode })
  }
}

interface Seen {
  id: string
  version: number
  state: string
  category?: { code: string }
}

/** A dispatcher who takes fresh cases and brings each one step, or two, further. */
export async function dispatchOn(
  client: Client,
  ledger: Ledger,
  given: { login: string; lane: number; lanes: number; going: () => boolean },
): Promise<void> {
  const signIn = async () => {
    const body = { login: given.login, password: demoPassword }
    const answer = await persist(ledger, () => client.send('POST', '/api/session', body))
    if (answer.status >= 300)
      throw new Error(`${given.login} cannot sign in: ${answer.status} ${answer.body}`)
    client.headers.cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    client.headers['x-csrf-token'] = (JSON.parse(answer.body) as { csrf: string }).csrf
  }
  await signIn()
  for (let at = given.lane; given.going(); ) {
    const intake = ledger.intakes[at]
    if (!intake) {
      await pause(50)
      continue
    }
    at += given.lanes
    let seen = await look(client, ledger, intake.caseId)
    if (seen === 'SIGN_IN') {
      await signIn()
      seen = await look(client, ledger, intake.caseId)
    }
    for (let steps = 0; steps < 3 && given.going() && typeof seen === 'object'; steps += 1) {
      const step = stepOf(seen)
      seen = await give(client, ledger, seen, step)
    }
  }
}

interface Step {
  command: string
  noun: string
  payload: Record<string, unknown>
}

function stepOf(seen: Seen): Step {
  if (seen.state === 'REGISTERED')
    return {
      command: 'accept',
      noun: 'acceptances',
      payload: seen.category ? {} : { categoryCode: '0101' },
    }
  if (seen.state === 'ACCEPTED')
    return {
      command: 'dispatch',
      noun: 'dispatches',
      payload: { leadUnit: '620902-CMB' },
    }
  return { command: 'comment', noun: 'notes', payload: { note: '已电话催办，等待回复。' } }
}

async function look(
  client: Client,
  ledger: Ledger,
  id: string,
): Promise<Seen | 'SIGN_IN' | undefined> {
  const answer = await persist(ledger, () => client.send('GET', `/api/cases/${id}`))
  if (answer.status === 401) return 'SIGN_IN'
  // Shut out of what the category keeps from this dispatcher.
  if (answer.status === 404) return undefined
  if (answer.status === 200) return JSON.parse(answer.body) as Seen
  ledger.strange.push(`case: ${answer.status} ${answer.body.slice(0, 300)}`)
  return undefined
}

async function give(
  client: Client,
  ledger: Ledger,
  seen: Seen,
  { command, noun, payload }: Step,
): Promise<Seen | undefined> {
  const clientKey = randomUUID()
  const body = { clientKey, version: seen.version, payload }
  const answer = await persist(ledger, () =>
    client.send('POST', `/api/cases/${seen.id}/${noun}`, body),
  )
  if (answer.status === 200) {
    ledger.commands.push({ clientKey, caseId: seen.id, command })
    return JSON.parse(answer.body) as Seen
  }
  // Someone, or the house itself, was quicker (412, 409), or the table says no (403, 422).
  if (![403, 409, 412, 422].includes(answer.status))
    ledger.strange.push(`${command}: ${answer.status} ${answer.body.slice(0, 300)}`)
  return undefined
}
