import { randomUUID } from 'node:crypto'
import { outsourcingRoutes as routes } from '../src/outsourcing/contract.ts'
import type { Terms } from '../src/outsourcing/mandates/terms.ts'
import { flatRate } from '../src/outsourcing/tariffs/model.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { payment } from './outsourcing-receipts-scene.ts'
import { askNoPapers, placeItems, type Relation, relation, signedMandate } from './outsourcing-relation.ts'

/** Without a delay of its own, and netted: what a test does not say. */
export const EACH = { mode: 'net', rhythm: 'each', days: 30 } as const

/** A creditor and an agency whose money is followed: receipts, fees, remittances, as each side asks for them. */
export async function moneyScene(on: string) {
  const story = await tellStory(on)
  const ground = await relation(story)
  await askNoPapers(story)
  return { story, ground, ...actsOf(story, ground) }
}

function actsOf(story: Story, { agency, providerId }: Relation) {
  const creditor = story.owner.orgId!
  const { owner } = story
  const plan = async (mandateId: string, atOnce = false) => {
    const { planned } = await agency.call(routes.planRemittances, { body: { mandateIds: [mandateId], atOnce } })
    return planned.find((one) => one.mandateId === mandateId)
  }
  return {
    creditor,
    plan,
    /** 15 %, no VAT, handed over at each run: what a test does not say. */
    mandate: (change: (terms: Terms) => Partial<Terms> = () => ({})) =>
      signedMandate(story, agency, providerId, (terms) => ({
        ...terms,
        tariff: { ...flatRate('EUR', 1500), vat: 'none' } as Terms['tariff'],
        remittance: EACH,
        ...change(terms),
      })),
    /** A customer's document of 30 June, handed over. */
    async placed(mandateId: string, code: string, cents: number) {
      const customerId = await newCustomer(story, code)
      const itemId = await bookDocument(story, {
        ...{ customerId, documentNo: `FA-${code}`, cents, dueOn: '2026-06-30', issuedOn: '2026-05-31' },
      })
      const { placements } = await placeItems(story, mandateId, [itemId])
      return { customerId, itemId, placementId: placements[0]!.id }
    },
    async paid(placementId: string, cents: number, receivedOn: string): Promise<string> {
      const body = payment(creditor, placementId, cents, receivedOn)
      await agency.call(routes.recordReceipt, { body })
      await story.runJobs()
      return body.id
    },
    async bounced(id: string, on: string): Promise<void> {
      const body = { as: 'bounced' as const, on, why: 'Sans provision' }
      await agency.call(routes.returnReceipt, { params: { id }, body })
      await story.runJobs()
    },
    run: async (mandateId: string, atOnce = false) =>
      (await agency.call(routes.runRemittances, { body: { id: randomUUID(), mandateIds: [mandateId], atOnce } }))
        .remittances,
    pay: (ids: string[], day: string) => agency.ask(routes.payRemittances, { body: { ids, on: day } }),
    given: (id: string) => owner.call(routes.remittance, { params: { id } }),
    invoicesOf: async (mandateId: string, side: 'creditor' | 'agency' = 'creditor') =>
      (await (side === 'creditor' ? owner : agency).call(routes.feeInvoices, { query: { side, mandateId } })).invoices,
    feesOf: async (mandateId: string) =>
      (await owner.call(routes.fees, { query: { side: 'creditor', mandateId } })).fees,
    balance: async (): Promise<number> => {
      const { accounts } = await agency.call(routes.fundAccounts)
      return accounts.find(({ currency }) => currency === 'EUR')?.balanceCents ?? 0
    },
  }
}
export type MoneyScene = Awaited<ReturnType<typeof moneyScene>>
