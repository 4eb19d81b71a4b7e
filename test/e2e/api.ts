import { randomUUID } from 'node:crypto'
import type { CaseView } from '#contract/api.ts'
import { type CommandName, commands } from '#contract/cases.ts'
import type { Payloads } from '#contract/payloads.ts'
import type { Receipt } from '#contract/reports.ts'
import { demoPassword } from '#server/town/seed/demo-accounts.ts'
import { Client } from '#test/bench/client.ts'
import { asFile } from './photo.ts'

/** The program asked over HTTP, for what a browser test needs before its pages open. */
export class Api {
  readonly url: string
  private readonly clients = new Map<string, Promise<Client>>()

  constructor(url: string) {
    this.url = url
  }

  /** As a resident, on the portal. */
  async report(more: Record<string, unknown>): Promise<Receipt> {
    const answer = await this.as('').then((client) =>
      client.send('POST', '/api/portal/reports', { clientKey: randomUUID(), ...more }),
    )
    return read<Receipt>('report', answer)
  }

  /** As a resident: a photo that a report may name. */
  async photo(picture: Buffer): Promise<{ attachmentIds: string[]; uploadTokens: object }> {
    const { name, mimeType, buffer } = asFile(picture)
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(buffer)], { type: mimeType }), name)
    const answer = await fetch(`${this.url}/api/portal/attachments`, { method: 'POST', body: form })
    if (!answer.ok) throw new Error(`photo: ${answer.status} ${await answer.text()}`)
    const { id, uploadToken } = (await answer.json()) as { id: string; uploadToken: string }
    return { attachmentIds: [id], uploadTokens: { [id]: uploadToken } }
  }

  async view(login: string, caseId: string): Promise<CaseView> {
    const client = await this.as(login)
    return read<CaseView>('case', await client.send('GET', `/api/cases/${caseId}`))
  }

  async give<C extends CommandName>(
    login: string,
    caseId: string,
    command: C,
    payload: Payloads[C],
  ): Promise<CaseView> {
    const client = await this.as(login)
    const { version } = await this.view(login, caseId)
    const path = `/api/cases/${caseId}/${commands[command].noun}`
    const body = { clientKey: randomUUID(), version, payload }
    return read<CaseView>(`${command} by ${login}`, await client.send('POST', path, body))
  }

  /** What a story does not do by its pages: what was set up before, and what the test has to know. */
  async send<T>(
    login: string,
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ): Promise<T> {
    const client = await this.as(login)
    return read<T>(`${method} ${path}`, await client.send(method, path, body))
  }

  close(): void {
    for (const opened of this.clients.values())
      void opened.then((client) => client.close()).catch(() => undefined)
  }

  as(login: string): Promise<Client> {
    const opened = this.clients.get(login) ?? this.open(login)
    this.clients.set(login, opened)
    return opened
  }

  private async open(login: string): Promise<Client> {
    const client = new Client(Number(new URL(this.url).port), 2)
    if (login !== '') await client.signIn(login, demoPassword)
    return client
  }
}

function read<T>(what: string, answer: { status: number; body: string }): T {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${answer.body}`)
  return (answer.body === '' ? undefined : JSON.parse(answer.body)) as T
}
