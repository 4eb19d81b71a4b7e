import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { App } from './app.ts'
import { version } from './health.ts'

const problem = {
  description: 'A refusal (RFC 9457); `type` is one of the closed registry contract/problems.ts',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  },
}

/** OpenAPI 3.1 of every /api route, at /api/openapi.json and to be read at /api/docs. */
export async function installDocs(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '格中 Gezhong',
        version,
        description:
          'Staff sign in at POST /api/session and send the session view’s `csrf` back in the header ' +
          'x-csrf-token with every change. Who may call a route is in `x-who`.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'gezhong' },
        },
        schemas: {
          Problem: {
            type: 'object',
            required: ['type', 'title', 'status'],
            properties: {
              type: { type: 'string' },
              title: { type: 'string' },
              status: { type: 'integer' },
              detail: { type: 'string' },
              errors: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['pointer', 'detail'],
                  properties: { pointer: { type: 'string' }, detail: { type: 'string' } },
                },
              },
            },
          },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const who = route.config?.who
      const restricted = who !== undefined && who !== 'public' && who !== 'reporter'
      const shown = {
        ...schema,
        'x-who': who,
        ...(restricted ? { security: [{ session: [] }] } : {}),
      }
      return { schema: url.startsWith('/api/') ? shown : { ...shown, hide: true }, url }
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) return {}
      const { openapiObject } = document
      for (const path of Object.values(openapiObject.paths ?? {})) {
        for (const operation of Object.values(path ?? {})) {
          const responses = (operation as { responses?: Record<string, unknown> }).responses
          if (responses) responses.default ??= problem
        }
      }
      return openapiObject
    },
  })
  app.get(
    '/api/openapi.json',
    { schema: { hide: true }, config: { who: 'public' } },
    async (_request, reply) => reply.header('cache-control', 'no-cache').send(app.swagger()),
  )
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { docExpansion: 'none', url: '/api/openapi.json', validatorUrl: null },
  })
}
