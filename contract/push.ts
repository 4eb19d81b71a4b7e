import Type from 'typebox'
import type { Bilingual } from './common.ts'
import { oneOf } from './common.ts'

const Base64Url = Type.String({ maxLength: 100, description: 'base64url' })

/** GET /api/field/push-key: absent where this installation rings nobody. */
export const PushKey = Type.Object({ key: Type.Optional(Type.String()) })
export type PushKey = Type.Static<typeof PushKey>

/** PUT /api/field/push: where the browser of this session can be rung, as it says itself. */
export const PushSubscription = Type.Object(
  {
    endpoint: Type.String({ minLength: 12, maxLength: 1000 }),
    keys: Type.Object({ p256dh: Base64Url, auth: Base64Url }, { additionalProperties: false }),
    language: oneOf(['zh', 'en'] as const),
  },
  { additionalProperties: false },
)
export type PushSubscription = Type.Static<typeof PushSubscription>

/** What a call is about. */
export type CallKind = 'TASK' | 'WHISTLE' | 'URGED'

/**
 * What travels through the push service of the browser's maker, often abroad: encrypted for that
 * browser alone, and nevertheless without any word of a person. `place` is the name of the grid and
 * missing where the matter is confidential.
 */
export interface PushMessage {
  caseId: string
  caseCode: string
  kind: CallKind
  urgent: boolean
  place?: Bilingual
  language: 'zh' | 'en'
}
