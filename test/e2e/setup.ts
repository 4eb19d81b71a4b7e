import type { TestProject } from 'vitest/node'
import { removeFolder, startStand, temporaryFolder } from '#test/bench/stand.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the running Gezhong that all browser tests share. */
    standUrl: string
    /** Its data folder, for tests that must reach into the database. */
    standData: string
  }
}

/** One Gezhong for the whole run: demo people, an empty casebook. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await temporaryFolder()
  const stand = await startStand({ dataDir })
  project.provide('standUrl', stand.url)
  project.provide('standData', stand.dataDir)
  return async () => {
    await stand.stop()
    await removeFolder(dataDir)
  }
}
