import { hash, verify } from '@node-rs/argon2'

// OWASP's second choice for argon2id: 19 MiB, 2 passes, 1 lane; about 30 ms on one core.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** argon2id in PHC form, with its own salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

/** false as well for a stored value that is no hash. */
export async function isPassword(stored: string, password: string): Promise<boolean> {
  try {
    return await verify(stored, password)
  } catch {
    return false
  }
}
