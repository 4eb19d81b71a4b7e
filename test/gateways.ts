import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface SentText {
  authorization: string | undefined
  to: string
  text: string
}

export interface TextGateway {
  url: string
  sent: SentText[]
  /** Status of the answers from now on. */
  answer: number
  close(): Promise<void>
}

/** A text-message gateway on this machine that keeps what it is sent. */
export async function openTextGateway(): Promise<TextGateway> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      gateway.sent.push({ authorization: request.headers.authorization, ...JSON.parse(body) })
      response.writeHead(gateway.answer).end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const gateway: TextGateway = {
    url: `http://127.0.0.1:${port}/sms`,
    sent: [],
    answer: 200,
    close: () => new Promise((done) => server.close(() => done())),
  }
  return gateway
}

export interface MailServer {
  url: string
  /** Whole mails as they came over the line, with the envelope's recipients. */
  received: { to: string[]; raw: string }[]
  /** SMTP code with which recipients are refused; 0 takes everyone. */
  refuse: number
  close(): Promise<void>
}

/** A mail server on this machine that speaks SMTP and keeps what it is given. */
export async function openMailServer(): Promise<MailServer> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo({ address }, _session, callback) {
      if (mail.refuse === 0) return callback()
      callback(Object.assign(new Error(`<${address}> refused`), { responseCode: mail.refuse }))
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mail.received.push({ to, raw: Buffer.concat(chunks).toString() })
        callback()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received: [],
    refuse: 0,
    close: () => new Promise((done) => server.close(() => done())),
  }
  return mail
}
