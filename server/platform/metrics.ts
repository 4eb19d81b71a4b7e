import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What /metrics answers with, one registry a process. */
export const registry = new Registry()
collectDefaultMetrics({ register: registry })

export const metrics = {
  /** metrics.intake.inc({ channel: 'PORTAL' }) after the commit. */
  intake: new Counter<'channel'>({
    name: 'gezhong_intake_total',
    help: 'Reports taken, by the door they came in',
    labelNames: ['channel'],
    registers: [registry],
  }),
  /** Tries of messages after they are settled: SENT, FAILED, or PUT_OFF to be tried again. */
  notices: new Counter<'way' | 'state'>({
    name: 'gezhong_notices_total',
    help: 'Tries to send a notice, by way and what came of them',
    labelNames: ['way', 'state'],
    registers: [registry],
  }),
  request: new Histogram<'route' | 'method' | 'status'>({
    name: 'gezhong_http_request_seconds',
    help: 'Duration of HTTP requests by route pattern',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  }),
  liveLines: new Gauge({
    name: 'gezhong_live_lines',
    help: 'Open lines of server-sent events',
    registers: [registry],
  }),
} as const

/**
 * A figure read when it is asked for; given again under the same name, it replaces the old one. A
 * reading that fails is NaN rather than failing the whole page.
 */
export function gauge(name: string, help: string, read: () => number | Promise<number>): void {
  registry.removeSingleMetric(name)
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      try {
        this.set(await read())
      } catch {
        this.set(Number.NaN)
      }
    },
  })
}
