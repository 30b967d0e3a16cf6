import type { z } from 'zod'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import type { Story } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'

/** What stories about disputes do again and again, through the API. */

type OpenBody = z.input<typeof disputesRoutes.open.body>

/** The id of a cause by its French name. */
export async function causeNamed(who: Visitor, label: string): Promise<string> {
  const { categories } = await who.call(disputesRoutes.categories)
  return categories.find((one) => one.label === label)!.id
}

/** What is asked to open a dispute about price over these documents, whole unless an amount is given. */
export async function priceDispute(
  story: Story,
  customerId: string,
  items: Record<string, number | null>,
  more: Partial<OpenBody> = {},
): Promise<OpenBody> {
  return {
    customerId,
    categoryId: await causeNamed(story.owner, 'Prix'),
    items: Object.entries(items).map(([itemId, cents]) => ({ itemId, cents })),
    note: 'Le prix n’est pas celui du devis.',
    dueOn: null,
    ...more,
  }
}

export const openPriceDispute = async (...given: Parameters<typeof priceDispute>): Promise<string> =>
  (await given[0].owner.call(disputesRoutes.open, { body: await priceDispute(...given) })).id

export const disputeShown = (story: Story, id: string) => story.owner.call(disputesRoutes.dispute, { params: { id } })

/** What is left of a document, in minor units. */
export const leftOf = async (story: Story, itemId: string): Promise<number> =>
  (await story.owner.call(ledgerRoutes.item, { params: { id: itemId } })).item.openCents
