import { createHash } from 'node:crypto'
import { type BaseMap, readBaseMap } from './base-map.ts'

/** Everything the program takes from its environment; read once, checked whole. */
export interface Config {
  host: string
  port: number
  demo: boolean
  dataDir: string
  /** Whether GEZHONG_DATA was given: a default may move, a wish may not. */
  dataDirGiven: boolean
  databaseUrl: string | undefined
  secret: string
  firstAdmin: { login: string; password: string } | undefined
  publicUrl: string | undefined
  trustProxy: boolean
  logLevel: string
  /** Gateway for text messages; without it notices wait in the portal alone. */
  sms: { url: string; token: string } | undefined
  /** Server for e-mail; without it nobody is written to. */
  mail: { url: string; from: string } | undefined
  /** Whether phones may be rung through the push services of their browsers. */
  push: boolean
  jobs: number
  rateLimits: boolean
  /** Lets a scraper on another machine read /metrics; loopback may always. */
  metricsToken: string | undefined
  /** Below our own boundaries; without it there is paper. */
  baseMap: BaseMap | undefined
}

export class ConfigError extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(`configuration: ${faults.join('; ')}`)
    this.faults = faults
  }
}

/** Name, meaning and default of each variable; the runbook's table is checked against it. */
export const variables = {
  PORT: 'port to serve on (8080)',
  HOST: 'address to bind (127.0.0.1; demo mode binds to loopback always)',
  GEZHONG_DATA: 'folder for the embedded database and attachments (./data)',
  DATABASE_URL: 'PostgreSQL 16 or newer to use instead of the embedded one',
  GEZHONG_SECRET:
    'secret of at least 32 characters that seals personal data; required without demo mode',
  GEZHONG_ADMIN_LOGIN:
    'login of the first administrator; required without demo mode on an empty database',
  GEZHONG_ADMIN_PASSWORD: 'password of the first administrator, at least 12 characters',
  GEZHONG_PUBLIC_URL:
    'address at which people reach this, without a path; https makes cookies Secure and sends HSTS',
  GEZHONG_TRUST_PROXY: '1 behind a reverse proxy: client addresses come from X-Forwarded-For (0)',
  GEZHONG_LOG: 'fatal, error, warn, info, debug, trace or silent (info)',
  GEZHONG_SMS_URL: 'http or https address of the text-message gateway',
  GEZHONG_SMS_TOKEN: 'bearer token of that gateway',
  GEZHONG_SMTP_URL: 'smtp or smtps address of the mail server, with name and password if it asks',
  GEZHONG_MAIL_FROM: 'address that mails come from; required with GEZHONG_SMTP_URL',
  GEZHONG_PUSH: '0 never reaches for the push services of browsers; phones then ring nothing (1)',
  GEZHONG_JOBS: 'jobs worked on at once (2); 0 leaves them to another process',
  GEZHONG_RATE_LIMITS:
    '0 lifts the limits on requests per client (1); sign-in keeps its growing pause',
  GEZHONG_METRICS_TOKEN: 'bearer token with which /metrics answers beyond loopback',
  GEZHONG_TILE_URL:
    'background map: addresses of tiles with {z} {x} {y} (or {-y}) and {key}, in WGS-84 or CGCS2000, lowest first',
  GEZHONG_TILE_KEY: 'key that stands for {key} in those addresses; browsers see it',
  GEZHONG_TILE_ATTRIBUTION:
    'whose background map it is, with its review number; required with GEZHONG_TILE_URL',
} as const

type Environment = Readonly<Record<string, string | undefined>>

/** @throws ConfigError that names every fault at once. */
export function readConfig(env: Environment, flags: { demo: boolean; port?: string }): Config {
  const faults: string[] = []
  const portText = flags.port ?? env.PORT ?? '8080'
  const port = Number(portText)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    faults.push(`PORT: "${portText}" is not a port`)
  const host = env.HOST ?? '127.0.0.1'
  if (flags.demo && !['127.0.0.1', '::1', 'localhost'].includes(host)) {
    faults.push(`HOST: demo mode binds to loopback only, not to ${host}`)
  }
  const databaseUrl = env.DATABASE_URL || undefined
  if (databaseUrl && !/^postgres(ql)?:\/\//.test(databaseUrl))
    faults.push('DATABASE_URL: must begin with postgres://')
  const dataDir = env.GEZHONG_DATA || 'data'
  const secret = env.GEZHONG_SECRET ?? (flags.demo ? demoSecret : '')
  if (secret.length < 32)
    faults.push('GEZHONG_SECRET: set a secret of at least 32 characters (openssl rand -base64 48)')
  const firstAdmin = readFirstAdmin(env, faults)
  const logLevel = env.GEZHONG_LOG ?? 'info'
  if (!['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'].includes(logLevel)) {
    faults.push(`GEZHONG_LOG: "${logLevel}" is no level`)
  }
  const smsUrl = env.GEZHONG_SMS_URL
  if (smsUrl && !/^https?:\/\//.test(smsUrl))
    faults.push('GEZHONG_SMS_URL: must be an http address')
  const mail = readMail(env, faults)
  const push = env.GEZHONG_PUSH ?? '1'
  if (!['0', '1'].includes(push)) faults.push('GEZHONG_PUSH: 0 or 1')
  const jobs = Number(env.GEZHONG_JOBS ?? '2')
  if (!Number.isInteger(jobs) || jobs < 0 || jobs > 64)
    faults.push('GEZHONG_JOBS: a whole number from 0 to 64')
  const rateLimits = env.GEZHONG_RATE_LIMITS ?? '1'
  if (!['0', '1'].includes(rateLimits)) faults.push('GEZHONG_RATE_LIMITS: 0 or 1')
  const metricsToken = env.GEZHONG_METRICS_TOKEN || undefined
  if (metricsToken && metricsToken.length < 16)
    faults.push('GEZHONG_METRICS_TOKEN: at least 16 characters')
  const publicUrl = env.GEZHONG_PUBLIC_URL || undefined
  if (publicUrl && !isOrigin(publicUrl))
    faults.push(`GEZHONG_PUBLIC_URL: "${publicUrl}" is no address such as https://gezhong.example`)
  const trustProxy = env.GEZHONG_TRUST_PROXY ?? '0'
  if (!['0', '1'].includes(trustProxy)) faults.push('GEZHONG_TRUST_PROXY: 0 or 1')
  const baseMap = readBaseMap(env, faults)
  if (faults.length > 0) throw new ConfigError(faults)
  return {
    host,
    port,
    demo: flags.demo,
    dataDir,
    dataDirGiven: Boolean(env.GEZHONG_DATA),
    databaseUrl,
    secret,
    firstAdmin,
    publicUrl,
    trustProxy: trustProxy === '1',
    logLevel,
    sms: smsUrl ? { url: smsUrl, token: env.GEZHONG_SMS_TOKEN ?? '' } : undefined,
    mail,
    push: push === '1',
    jobs,
    rateLimits: rateLimits === '1',
    metricsToken,
    baseMap,
  }
}

function isOrigin(text: string): boolean {
  return (
    URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).pathname === '/'
  )
}

function readMail(env: Environment, faults: string[]) {
  const url = env.GEZHONG_SMTP_URL
  const from = env.GEZHONG_MAIL_FROM
  if (!url && !from) return undefined
  if (!url || !URL.canParse(url) || !/^smtps?:\/\/[^/]/.test(url))
    faults.push('GEZHONG_SMTP_URL: must be an address such as smtp://mail.example:587')
  if (!from || !/^([^<>\r\n]+ <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/.test(from))
    faults.push('GEZHONG_MAIL_FROM: must be an address, alone or as 格中 <gezhong@city.example>')
  return url && from ? { url, from } : undefined
}

function readFirstAdmin(env: Environment, faults: string[]) {
  const login = env.GEZHONG_ADMIN_LOGIN
  const password = env.GEZHONG_ADMIN_PASSWORD
  if (!login && !password) return undefined
  if (!login || !/^[a-z0-9._-]{3,40}$/.test(login))
    faults.push('GEZHONG_ADMIN_LOGIN: 3 to 40 of a-z 0-9 . _ -')
  if (!password || password.length < 12)
    faults.push('GEZHONG_ADMIN_PASSWORD: at least 12 characters')
  return login && password ? { login, password } : undefined
}

// Not a secret: demo data is made up, and demo mode answers on loopback alone.
const demoSecret = createHash('sha256').update('gezhong demo').digest('hex')
