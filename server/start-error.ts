/** A start that cannot succeed, said in words a person can act on. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
