import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { type FilledMessage, paragraph, queueWrittenMail } from '../../correspondence/index.ts'
import { addDays, dayIn, formatDay } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { mailWording as words } from './mail-wording.ts'
import type { Provider } from './model.ts'
import { providersWording } from './wording.ts'

/** Queues a mail to a provider; refused for one without a mailbox. Gives its id. */
export async function mailToProvider(
  tx: OrgTx,
  provider: Provider,
  mail: {
    readonly purpose: 'provider_invitation' | 'quote_request' | 'provider_page'
    readonly written: FilledMessage
  },
  by: By,
): Promise<string> {
  if (provider.email === '')
    throw new Refused(refuse('no_mailbox', providersWording.noMailbox, { name: provider.name }).refusal)
  const to = { name: provider.contactName || provider.name, address: provider.email }
  return queueWrittenMail(tx, { ...mail, to, customerId: null }, by)
}

/** Sends the link of an invitation. */
export async function mailInvitation(
  tx: OrgTx,
  { provider, link, expiresAt }: { readonly provider: Provider; readonly link: string; readonly expiresAt: Date },
  by: By,
): Promise<string> {
  const { lang, name: creditor, timeZone } = await organisationOf(tx)
  const day = formatDay(lang, addDays(dayIn(timeZone, expiresAt), -1))
  const written: FilledMessage = {
    subject: say(lang, words.inviteSubject, { creditor }),
    blocks: [
      paragraph(say(lang, words.hello, { name: provider.contactName || provider.name })),
      paragraph(say(lang, words.inviteWhy, { creditor, provider: provider.name })),
      { kind: 'paragraph', lines: [[{ text: say(lang, words.inviteOpen), bold: true, url: link }]] },
      paragraph(say(lang, words.inviteNote, { day, creditor })),
      { kind: 'signature' },
    ],
  }
  return mailToProvider(tx, provider, { purpose: 'provider_invitation', written }, by)
}
