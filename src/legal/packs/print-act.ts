import { readFileSync } from 'node:fs'
import { sheetColumn } from '../../correspondence/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import type { PdfDocument } from '../../platform/pdf/pdf-press.ts'
import { printed } from './act-wording.ts'
import { withoutLinks } from './strike-links.ts'

const TEMPLATE = readFileSync(new URL('./act.typ', import.meta.url), 'utf8')

export type ActParty = { readonly role: string; readonly name: string; readonly lines: readonly string[] }
type Column = ReturnType<typeof sheetColumn>

/** What an act is made of, one under the other. */
export type ActBlock =
  | { readonly is: 'heading' | 'text' | 'strong' | 'small'; readonly text: string }
  | { readonly is: 'parties'; readonly parties: readonly ActParty[] }
  | { readonly is: 'pairs'; readonly rows: ReadonlyArray<readonly [name: string, value: string]> }
  | {
      readonly is: 'sums'
      readonly rows: ReadonlyArray<readonly [name: string, amount: string]>
      readonly last: readonly [name: string, amount: string]
    }
  | { readonly is: 'list' | 'quote' | 'signature'; readonly lines: readonly string[] }
  | { readonly is: 'signatures'; readonly boxes: readonly Omit<ActParty, 'role'>[] }
  | { readonly is: 'picture'; readonly file: string; readonly alt: string }
  | {
      readonly is: 'figures'
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly string[])[]
      readonly last: readonly string[] | null
    }

/** A document for a court or an auditor. `over` and `under` stand above and below its head. */
export type Act = {
  readonly lang: Lang
  readonly title: string
  readonly head: string
  readonly over?: string
  readonly under?: string
  readonly foot: string
  readonly author: string
  readonly isDemo: boolean
  readonly on: LocalDate
  readonly blocks: readonly ActBlock[]
  readonly files?: Readonly<Record<string, Uint8Array>>
}

export const heading = (text: string): ActBlock => ({ is: 'heading', text })
export const paragraph = (text: string): ActBlock => ({ is: 'text', text })
export const remark = (text: string): ActBlock => ({ is: 'small', text })
export const figures = (
  columns: ReadonlyArray<readonly [title: string, kind?: 'wide' | 'figure' | '']>,
  rows: readonly (readonly string[])[],
  last: readonly string[] | null = null,
): ActBlock => ({ is: 'figures', columns: columns.map(([title, kind]) => sheetColumn(title, kind)), rows, last })

/** What courts read is in French whatever the language of the customer or of the member. */
export const inFrench = (text: string, params?: SentenceParams): string => say('fr', { fr: text, en: text }, params)

/** An act as the press takes it: PDF/A-2b, the same bytes for the same act. */
export const actDocument = (act: Act): PdfDocument => {
  const { lang, on, files, ...rest } = act
  const word = (sentence: Sentence) => say(lang, sentence)
  const data = {
    over: '',
    under: '',
    ...rest,
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    page: word(printed.page),
    demo: word(printed.demo),
  }
  return { template: TEMPLATE, data: printable(data), files: files ?? {}, createdOn: on, standard: 'a-2b' }
}

/** A document made elsewhere for people to read, as PDF/A-2b. */
export const archived = (document: PdfDocument): PdfDocument => ({
  ...document,
  data: printable(document.data),
  standard: 'a-2b',
})

/** Letters and signs that the font of every document has. An archival PDF may not hold one that it lacks. */
const KNOWN =
  /[\n\u0020-\u007e\u00a0-\u017f\u0384-\u038a\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u2010-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u2190-\u2193\u2212\u25a1\u2713]/u

/** The same with a square for what the font lacks, and the narrow no-break space, too thin in it to part thousands, as a wide one. */
function printable<T>(value: T): T {
  if (typeof value === 'string') return printableText(value) as T
  if (Array.isArray(value)) return value.map(printable) as T
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, printable(field)])) as T
}

function printableText(text: string): string {
  let out = ''
  for (const letter of withoutLinks(text).normalize('NFC').replaceAll('\u202f', '\u00a0').replaceAll('\t', ' ')) {
    if (KNOWN.test(letter)) out += letter
    else {
      const [plain] = letter.normalize('NFKD')
      out += plain !== undefined && KNOWN.test(plain) ? plain : /\p{C}|\p{M}/u.test(letter) ? '' : '□'
    }
  }
  return out
}
