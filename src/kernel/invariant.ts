/** A broken invariant is a bug of ours, never a fault of the user: it stops the command, and nothing is written. */
export class InvariantError extends Error {
  override name = 'InvariantError'
}

/** Throws `InvariantError` with `sentence` unless `condition` holds. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new InvariantError(sentence)
}
