/** The embedded database cannot run as things are; the message says what to do about it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
}
