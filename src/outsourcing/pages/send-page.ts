import { type Links, organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { type FilledMessage, paragraph } from '../../correspondence/index.ts'
import { addDays } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import { closingsOf } from '../closing/closing-store.ts'
import { closable } from '../closing/strike.ts'
import { mandateNumber } from '../model.ts'
import { providerInUse } from '../providers/keep-provider.ts'
import { mailToProvider } from '../providers/mail-provider.ts'
import { mailWording } from '../providers/mail-wording.ts'
import { MANDATE_PAGE_DAYS } from '../providers/model.ts'
import { pageBlocks } from '../providers/page-link.ts'
import { pagesWording as words } from './wording.ts'

/** Writes to a provider that works elsewhere, with the link to the page of its mandate. Gives the message's id. */
export async function sendMandatePage(tx: OrgTx, links: Links, mandateId: string, by: By): Promise<string> {
  const { mandate } = await closable(tx, mandateId)
  const provider = await providerInUse(tx, mandate.providerId)
  if (mandate.agencyOrgId !== null) throw new Refused(refuse('is_here', words.isHere, { name: provider.name }).refusal)
  const { lang, name: creditor } = await organisationOf(tx)
  const number = mandateNumber(mandate.no)
  const [last] = await closingsOf(tx, mandateId)
  const until = addDays(by.today, MANDATE_PAGE_DAYS)
  const written: FilledMessage = {
    subject: say(lang, last ? words.mailClosing : words.mailMandate, { number, creditor }),
    blocks: [
      paragraph(say(lang, mailWording.hello, { name: provider.contactName || provider.name })),
      ...(last ? [paragraph(say(lang, words.mailAccept, { number, no: last.no, day: last.struckOn }))] : []),
      paragraph(say(lang, words.mailPage, { number, creditor })),
      ...(await pageBlocks(tx, links, { aboutId: mandateId, until }, by)),
      { kind: 'signature' },
    ],
  }
  const messageId = await mailToProvider(tx, provider, { purpose: 'provider_page', written }, by)
  const subject = { kind: 'mandate', id: mandateId }
  const data = { number, provider: provider.name, message: messageId, no: last?.no ?? null }
  await record(tx, { actor: by.actor, at: by.at, verb: 'mandate_page_sent', subject, data })
  return messageId
}
