import type { Lang, Sentence, SentenceParams } from './wording.ts'
import { say } from './wording.ts'

/**
 * A refusal is an expected "no": it has a stable code for programs, a sentence for people, and the values the sentence
 * names. `where` points at the field, line or column at fault when there is one.
 */
export type Refusal = {
  readonly code: string
  readonly sentence: Sentence
  readonly params?: SentenceParams
  readonly where?: string
}

export type Verdict<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export const accept = <T>(value: T): Verdict<T> => ({ ok: true, value })

export const refuse = (
  code: string,
  sentence: Sentence,
  params?: SentenceParams,
  where?: string,
): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal: { code, sentence, params, where } })

/** Carries a refusal out of a transaction so that everything written so far is rolled back. */
export class Refused extends Error {
  override name = 'Refused'
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${say('en', refusal.sentence, refusal.params)}`)
    this.refusal = refusal
  }
}

/** The value of an accepted verdict; throws `Refused` otherwise. */
export function orRefuse<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Refused(verdict.refusal)
  return verdict.value
}

export const tellRefusal = (lang: Lang, refusal: Refusal): string => say(lang, refusal.sentence, refusal.params)
