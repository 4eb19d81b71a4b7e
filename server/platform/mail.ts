import { createTransport } from 'nodemailer'
import { type Delivery, delivered, unreached } from './delivery.ts'

export interface Mail {
  to: string
  subject: string
  text: string
}

export interface MailBox {
  send(mail: Mail): Promise<Delivery>
  close(): void
}

/** Opens one line to the SMTP server, kept over several mails; close it when they are sent. */
export function openMailBox(server: { url: string; from: string }): MailBox {
  const transport = createTransport({
    url: server.url,
    pool: true,
    maxConnections: 1,
    // A mail is never worth minutes: it is tried again.
    connectionTimeout: 8_000,
    greetingTimeout: 8_000,
    dnsTimeout: 8_000,
    socketTimeout: 12_000,
  })
  return {
    async send({ to, subject, text }) {
      try {
        // As an object: an address is never parsed for further ones.
        await transport.sendMail({
          from: server.from,
          to: { name: '', address: to },
          subject,
          text,
        })
        return delivered
      } catch (error) {
        const status = statusOf(error)
        if (status === undefined) return unreached(error)
        // RFC 5321: 5yz will fail again; but a wrong password is ours to mend, and the mail waits.
        const final = status >= 500 && ![530, 534, 535].includes(status)
        return { ok: false, failure: `REFUSED ${status}`, final }
      }
    },
    close: () => transport.close(),
  }
}

function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'responseCode' in error && typeof error.responseCode === 'number'
    ? error.responseCode
    : undefined
}
