/** A text, picture or option that cannot be imported; the message is one sentence or two that name the fix. */
export class ImportError extends Error {
  override name = 'ImportError'
}
