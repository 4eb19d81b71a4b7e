import { type Database, system } from '#server/platform/db.ts'
import type { Intake } from './prepare.ts'
import { writeIntakes } from './write.ts'

/** Writes one intake durably; others that arrive meanwhile share its statement and its commit. */
export type WriteIntake = (intake: Intake) => Promise<void>

interface Waiting {
  intake: Intake
  done: () => void
  failed: (error: unknown) => void
}

const atOnce = 32
const inFlight = 2

/**
 * Intakes that arrive while a statement is on its way wait for the next and go together: nobody waits
 * on purpose, and under load the commits are shared. Measured at 32 connections: docs/performance.md.
 * When a statement fails each of its intakes is written alone, so that one bad row stops no other.
 */
export function createIntakeWriter(db: Database): WriteIntake {
  const waiting: Waiting[] = []
  let running = 0

  async function alone({ intake, done, failed }: Waiting): Promise<void> {
    await db.run(system, (sql) => writeIntakes(sql, [intake])).then(done, failed)
  }

  async function together(batch: readonly Waiting[]): Promise<void> {
    const [only] = batch
    if (batch.length === 1 && only) return alone(only)
    try {
      await db.run(system, (sql) =>
        writeIntakes(
          sql,
          batch.map((each) => each.intake),
        ),
      )
      for (const each of batch) each.done()
    } catch {
      await Promise.all(batch.map(alone))
    }
  }

  function next(): void {
    while (running < inFlight && waiting.length > 0) {
      running += 1
      void together(waiting.splice(0, atOnce)).finally(() => {
        running -= 1
        next()
      })
    }
  }

  return (intake) =>
    new Promise((done, failed) => {
      waiting.push({ intake, done, failed })
      // One turn of the loop lets the requests that are read already come along.
      setImmediate(next)
    })
}
