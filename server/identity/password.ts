import { hashPassword, isPassword } from '#server/town/password.ts'

/** NIST SP 800-63B asks for length rather than for kinds of characters. */
export const shortestPassword = 12

let decoy: Promise<string> | undefined

/** Takes as long for a login that does not exist, so that the time does not tell which ones do. */
export async function passwordMatches(
  stored: string | null | undefined,
  password: string,
): Promise<boolean> {
  decoy ??= hashPassword('no one has this password')
  const matches = await isPassword(stored ?? (await decoy), password)
  return matches && Boolean(stored)
}
