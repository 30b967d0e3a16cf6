/** A start that cannot happen, with the sentence that says why and what to do. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
