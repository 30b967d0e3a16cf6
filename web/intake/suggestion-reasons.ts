import { wording } from '../../src/adapters/ledger-files/wording.ts'
import { type Lang, say } from '../../src/kernel/wording.ts'

type Suggested = {
  readonly header: readonly string[]
  readonly suggestion: {
    readonly reasons: readonly string[]
    readonly mapping: { readonly columns: Readonly<Record<string, number>> } | null
  }
}

/** Why the table is taken for what it is; the reasons of single columns stand beside the columns themselves. */
export function suggestionReasons(lang: Lang, { header, suggestion }: Suggested): string[] {
  const [before = ''] = say(lang, wording.reasonColumn, { column: '\u0000', field: '' }).split('\u0000')
  const starts = header.filter((name) => name !== '').map((name) => `${before}${name}`)
  const [, after = ''] = say(lang, wording.reasonColumn, { column: '\u0000', field: '\u0001' }).split(/\u0000|\u0001/)
  return suggestion.reasons.filter((reason) => !starts.some((start) => reason.startsWith(`${start}${after}`)))
}
