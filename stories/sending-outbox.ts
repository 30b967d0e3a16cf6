import { defaultTemplate } from '../src/correspondence/default-templates.ts'
import { letterheadOf, messageData, queueMessages, recipientOf, type SendHooks } from '../src/correspondence/index.ts'
import type { Channel, Tone } from '../src/correspondence/model.ts'
import type { MessageOrder } from '../src/correspondence/queue-message.ts'
import type { SendDeps } from '../src/correspondence/send-due.ts'
import { day, dayIn } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { orRefuse } from '../src/kernel/verdict.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { customerOf } from '../src/parties/index.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { openPdfPress } from '../src/platform/pdf/pdf-press.ts'
import { createVault } from '../src/platform/secrets.ts'
import type { Story } from '../tools/testing/story.ts'

/** Whom a sender asks when nobody has anything to say. */
export const WANTED: SendHooks = {
  refusals: async () => new Map(),
  payUrls: async () => new Map(),
  attachedBytes: async () => null,
}

/** What the sender of a story's organisation runs with; every message is still wanted unless the story says otherwise. */
export function senderOf(story: Story, hooks: Partial<SendHooks> = {}): SendDeps & { close(): Promise<void> } {
  const press = openPdfPress({ workers: 1 })
  return {
    db: story.database.db,
    clock: { now: () => story.now() },
    vault: createVault(story.database.secret),
    press,
    hooks: { ...WANTED, ...hooks },
    close: () => press.close(),
  }
}

/** A customer with an address and, when given, a person to write to. */
export async function newCustomer(story: Story, name: string, email: string | null): Promise<string> {
  const { id } = await story.owner.call(partiesRoutes.createCustomer, {
    body: {
      code: `C${name.replace(/\W/g, '').toUpperCase()}`,
      name,
      kind: 'business',
      siren: null,
      vatNo: null,
      lang: 'fr',
      addressLines: ['3 quai Duguay-Trouin'],
      postcode: '35000',
      city: 'Rennes',
      country: 'FR',
      terms: null,
    },
  })
  if (email)
    await story.owner.call(partiesRoutes.addContact, {
      params: { id },
      body: { firstName: 'Anne', lastName: 'Le Goff', role: 'accounts_payable', email, phone: null },
    })
  return id
}

export type Draft = {
  customerId: string
  email?: string
  id?: string
  channel?: Channel
  tone?: Tone
  body?: string
  documentNo?: string
  notBefore?: Date
}

/** Orders as the desk would make them: one late invoice of 1 250,00 €, in the words shipped with the product. */
export async function ordersFor(tx: OrgTx, drafts: readonly Draft[], now: Date): Promise<MessageOrder[]> {
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const orders: MessageOrder[] = []
  for (const draft of drafts) {
    const customer = (await customerOf(tx, draft.customerId))!
    const { channel = 'email', tone = 'courteous', documentNo = 'FA2026-0142' } = draft
    const item = {
      documentNo,
      kind: 'invoice' as const,
      issuedOn: day('2026-01-05'),
      dueOn: day('2026-02-04'),
      originalCents: 125_000,
      openCents: 125_000,
      currency: 'EUR',
    }
    const data = orRefuse(
      messageData({
        organisation,
        place,
        isDemo,
        recipient: recipientOf(customer, null),
        on: dayIn('Europe/Paris', now),
        reference: `R-${documentNo}`,
        step: { tone, channel },
        items: [item],
        credits: [],
        deadlineOn: null,
        lateCharges: null,
        payUrl: null,
      }),
    )
    const text = defaultTemplate(tone, customer.kind, customer.lang)
    orders.push({
      id: draft.id ?? newId(now),
      customerId: customer.id,
      purpose: 'dunning',
      to: { name: customer.name, address: draft.email ?? '' },
      content: { data, template: { ...text, body: draft.body ?? text.body } },
      notBefore: draft.notBefore ?? now,
    })
  }
  return orders
}

export const queue = (story: Story, drafts: readonly Draft[]): Promise<string[]> =>
  story.database.db.inOrg(story.owner.orgId, async (tx) =>
    queueMessages(tx, await ordersFor(tx, drafts, story.now()), story.now()),
  )
