import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const cli = fileURLToPath(new URL('../../server/cli.ts', import.meta.url))

/** `gezhong …` as a person would run it beside the running program. @throws when it ends with an error */
export async function gezhong(dataDir: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, GEZHONG_DATA: dataDir }
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { env })
  return stdout
}
