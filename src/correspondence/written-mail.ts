import { organisationOf } from '../access/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { letterheadOf } from './letterhead.ts'
import { messageData } from './message-data.ts'
import { queueMessages } from './queue-message.ts'
import type { FilledMessage, Run } from './template.ts'

export const plain = (text: string): Run => ({ text, bold: false })
export const paragraph = (...lines: string[]): FilledMessage['blocks'][number] => ({
  kind: 'paragraph',
  lines: lines.map((line) => [plain(line)]),
})

/** A mail that asks no customer for money: to a colleague, to a provider. */
export type WrittenMail = {
  readonly to: { readonly name: string; readonly address: string }
  /** Null: it is about several customers, or about none. */
  readonly customerId: string | null
  readonly purpose: string
  readonly written: FilledMessage
}

/** Queues one mail in the caller's transaction, in the organisation's language, and gives its id. */
export async function queueWrittenMail(
  tx: OrgTx,
  { to, customerId, purpose, written }: WrittenMail,
  { at, today }: { readonly at: Date; readonly today: LocalDate },
): Promise<string> {
  const { lang } = await organisationOf(tx)
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const data = orRefuse(
    messageData({
      organisation,
      recipient: { name: to.name, contact: null, addressLines: [], lang, kind: 'business' },
      on: today,
      place,
      // Nothing is paid by it: it names the mail in the outbox.
      reference: written.subject.slice(0, 60),
      step: { tone: 'note', channel: 'email' },
      items: [],
      credits: [],
      deadlineOn: null,
      lateCharges: null,
      payUrl: null,
      isDemo,
    }),
  )
  const order = {
    id: newId(at),
    customerId,
    purpose,
    to,
    content: { data, template: { subject: written.subject, body: '' }, written },
    notBefore: at,
  }
  const [id] = await queueMessages(tx, [order], at)
  return id!
}
