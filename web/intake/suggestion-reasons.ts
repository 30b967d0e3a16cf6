import { wording } from '../../src/adapters/ledger-files/wording.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'

type Suggested = {
  readonly header: readonly string[]
  readonly suggestion: { readonly reasons: readonly string[] }
}

/** A character no file name or header holds, to find where a sentence takes its parameters. */
const GAP = '\u0000'

/** Why the table is taken for what it is; the reasons of single columns stand beside the columns themselves. */
export function suggestionReasons(lang: Lang, { header, suggestion }: Suggested): string[] {
  const [before = '', after = ''] = say(lang, wording.reasonColumn, { column: GAP, field: GAP }).split(GAP)
  const starts = header.filter((name) => name !== '').map((name) => `${before}${name}${after}`)
  return suggestion.reasons.filter((reason) => !starts.some((start) => reason.startsWith(start)))
}
