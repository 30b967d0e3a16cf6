import { readFileSync } from 'node:fs'
import type { LocalDate } from '../src/kernel/calendar.ts'
import { REPLY_KINDS, type ReplyKind } from '../src/replies/model.ts'
import type { LabelledReply } from './replies.ts'

/**
 * `examples`: those that the rules were widened over. `apart`: written before and kept from them then. `other`, `fresh`: each by another hand that knew no
 * rule, read once before the rules were mended over what it showed. `drill`: by the hand that mended them, hard on purpose. Faults of all these were looked at
 * since. `kept`: blind, of which nobody sees more than the totals.
 */
export const EXAMPLE_SETS = ['examples', 'apart', 'other', 'fresh', 'drill', 'kept'] as const
export type ExampleSet = (typeof EXAMPLE_SETS)[number]
export type Example = LabelledReply & { readonly lang: 'fr' | 'en' }

const FILES: Record<ExampleSet, string> = {
  examples: 'reply-examples.txt',
  apart: 'reply-examples-apart.txt',
  other: 'reply-examples-other.txt',
  fresh: 'reply-examples-fresh.txt',
  drill: 'reply-examples-drill.txt',
  kept: 'reply-examples-kept.txt',
}
/** The day they are all written on. */
const SENT_ON = '2026-03-05' as LocalDate
const LINE = /^(fr|en) (\S+) \| (.+)$/

/** Replies invented by hand, one a line: language, meanings (`-`: none; a dispute with its cause), then what is written. Throws for a line of no such form. */
export const replyExamples = (set: ExampleSet): Example[] =>
  readFileSync(new URL(FILES[set], import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, lang, meanings, text] = LINE.exec(line) ?? []
      if (!lang || !meanings || !text) throw new Error(`no example: ${line}`)
      const kinds = meanings === '-' ? [] : meanings.split(',').map(kindOf)
      return { lang: lang as Example['lang'], text: text.replaceAll('\\n', '\n'), sentOn: SENT_ON, kinds, on: null }
    })

function kindOf(meaning: string): ReplyKind {
  const kind = REPLY_KINDS.find((one) => one === meaning.split(':')[0])
  if (!kind) throw new Error(`no meaning: ${meaning}`)
  return kind
}
