import { type Lang, say } from '../kernel/wording.ts'
import type { Reply } from './store.ts'
import { repliesWording as words } from './wording.ts'

/** What opens something is a key: a mail that quotes one of the creditor's may hold the key of the debtor's own page. */
const LINKS = /\b(?:https?:\/\/|www\.)\S+/gi

/**
 * A reply as somebody of an agency reads it. What reached its own mailbox it has anyway; of what reached the creditor's, what the debtor wrote,
 * without what is quoted and without addresses that open something.
 */
export function shownToAgency<One extends Pick<Reply, 'mailboxOrgId' | 'body' | 'quoted' | 'subject' | 'proposals'>>(
  lang: Lang,
  one: One,
): One {
  if (one.mailboxOrgId !== null) return one
  const plain = (text: string) => withoutLinks(lang, text)
  const proposals = one.proposals.map((said) => ({ ...said, quote: plain(said.quote) }))
  return { ...one, body: plain(one.body), quoted: '', subject: plain(one.subject), proposals }
}

export const withoutLinks = (lang: Lang, text: string): string => text.replace(LINKS, say(lang, words.linkLeftOut))
