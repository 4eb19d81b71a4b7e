import type { SectionName } from '#contract/field.ts'
import type { Ctx } from '#server/ctx.ts'
import type { Sql } from '#server/platform/db.ts'
import type { StaffActor } from './kind.ts'

/** What a module lets phones keep besides cases. Read under the scope of the actor. */
export interface FieldSectionRule {
  name: SectionName
  /** Changes whenever what `read` gives would: asked at every sync, so it must cost next to nothing. */
  etag(ctx: Ctx, sql: Sql, actor: StaffActor): Promise<string> | string
  read(ctx: Ctx, sql: Sql, actor: StaffActor): Promise<unknown> | unknown
}
