import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { StaffRole } from '#contract/roles.ts'
import type { Actor } from '#server/cases/actor.ts'
import type { Screen } from '#server/identity/screens.ts'
import type { Session, Sessions } from '#server/identity/sessions.ts'
import { Problem } from '#server/platform/problem.ts'
import type { Live } from './live.ts'
import type { Presence } from './presence.ts'

/**
 * Who may call a route: anyone; anyone signed in; anyone with a post; the holder of a query code
 * (`:code` or `:caseCode` in the path, `queryCode` in the body or the header x-query-code); someone
 * with a post of one of these roles.
 */
export type Who = 'public' | 'session' | 'staff' | 'reporter' | readonly StaffRole[]

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

export type StaffActor = Extract<Actor, { kind: 'staff' }>
export type ReporterActor = Extract<Actor, { kind: 'reporter' }>

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Every /api route names it, or the program does not start. */
    who?: Who
    /** An answer that never ends: kept out of the durations. */
    endless?: boolean
    /** Also for a machine on a wall that shows a display link; deny unless a route says so. */
    screen?: boolean
  }
  interface FastifyRequest {
    /** null before anyone has shown who they are. */
    actor: Actor | null
    session: Session | null
    /** The display link by which a wall without a person asks. */
    screen: Screen | null
  }
  interface FastifyInstance {
    sessions: Sessions
    live: Live
    presence: Presence
  }
}

/** The signed-in person of a route that is not public. @throws Problem not-signed-in */
export function staffOf(request: FastifyRequest): StaffActor {
  if (request.actor?.kind !== 'staff') throw new Problem('not-signed-in')
  return request.actor
}

/** The holder of the query code on a route with who: 'reporter'. @throws Problem wrong-query-code */
export function reporterOf(request: FastifyRequest): ReporterActor {
  if (request.actor?.kind !== 'reporter') throw new Problem('wrong-query-code')
  return request.actor
}
