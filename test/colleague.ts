import { system } from '#server/platform/db.ts'
import { uuidv7 } from '#server/platform/ids.ts'
import type { TestDatabase } from './database.ts'

/** A second person in the posts of the first, with the demo password. */
export async function addColleague(to: TestDatabase, login: string, like: string): Promise<string> {
  const id = uuidv7(to.clock.now())
  await to.db.run(system, async (sql) => {
    await sql.query(
      `insert into people (id, login, password_hash, name_sealed, created_at)
       select $1, $2, password_hash, $3, created_at from people where login = $4`,
      [id, login, to.ctx.seal.seal('周二'), like],
    )
    await sql.query(
      `insert into posts (id, person_id, role, unit_code, region_code, valid_from)
       select gen_random_uuid(), $1, role, unit_code, region_code, valid_from
         from posts join people on people.id = person_id where login = $2`,
      [id, like],
    )
  })
  return id
}
