import type { Person } from '../src/access/index.ts'
import type { By } from '../src/cash/index.ts'
import type { DunningDeps } from '../src/dunning/index.ts'
import type { Deps } from '../src/main/app.ts'
import { askSalespeople, receiveReplies, setTarget } from './asked-and-answered.ts'
import { lateCustomers } from './late-customers.ts'
import { visitPages } from './on-the-page.ts'
import { agreeOnPlan } from './promises.ts'

/** What chance alone would leave out of the last days: debtors at their pages and at their mail, and colleagues who know them. Those who are spoken for, at law or by an agency, say nothing. */
export async function comeForward(
  world: Deps & DunningDeps,
  orgId: number,
  owner: Person,
  spokenFor: ReadonlySet<string>,
  by: By,
): Promise<void> {
  const late = (await world.db.inOrg(orgId, (tx) => lateCustomers(tx, by.today))).filter(
    ({ code }) => !spokenFor.has(code),
  )
  await world.db.inOrg(orgId, async (tx) => {
    await askSalespeople(tx, world, late, by)
    await receiveReplies(tx, late.slice(2), by)
    await setTarget(tx, owner.userId, by.today)
  })
  // One plan goes on: the first one made ends as most first ones do.
  for (const { customerId, items } of late.toReversed()) {
    const documents = items.map((itemId) => ({ itemId, documentNo: '' }))
    const reminder = { customerId, code: '', level: 1, documents }
    if (await world.db.inOrg(orgId, (tx) => agreeOnPlan(tx, world.press, reminder, by))) break
  }
  await visitPages(world, orgId, late, by)
}
