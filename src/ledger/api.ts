import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { dayIn, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import { agedBalance, agedTotals } from './aged-balance.ts'
import { ledgerRoutes as routes } from './contract.ts'
import { listCustomers } from './list-customers.ts'
import { agedItems, allocationsOf, itemOf, itemsOf, openItemsOfAmount, searchDocuments } from './store.ts'

export function serveLedger({ http, db, clock }: ApiDeps): void {
  const dayAsked = (text: string | undefined, timeZone: string): LocalDate => {
    if (text === undefined) return dayIn(timeZone, clock.now())
    const asked = toLocalDate(text)
    if (!asked) throw new Refused(notFound().refusal)
    return asked
  }

  http.serve(routes.agedBalance, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asOf = dayAsked(call.query.asOf, timeZone)
    const on = { asOf, ...(call.query.knownAt ? { knownAt: new Date(call.query.knownAt) } : {}) }
    return db.inOrg(orgId, async (tx) => {
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      return { asOf, currency, ...(await agedBalance(tx, on, { ...call.query, currency })) }
    })
  })

  http.serve(routes.agedItems, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asOf = dayAsked(call.query.asOf, timeZone)
    return db.inOrg(orgId, async (tx) => ({ asOf, ...(await agedItems(tx, asOf, call.query, call.query)) }))
  })

  http.serve(routes.customers, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, (tx) =>
      listCustomers(tx, { ...call.query, words: call.query.words || undefined }, dayIn(timeZone, clock.now())),
    )
  })

  http.serve(routes.customerBalance, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asOf = dayAsked(call.query.asOf, timeZone)
    return db.inOrg(orgId, async (tx) => ({ asOf, totals: await agedTotals(tx, { asOf }, call.params.id) }))
  })

  http.serve(routes.customerItems, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => itemsOf(tx, call.params.id, call.query.show, call.query)),
  )

  http.serve(routes.item, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const found = await itemOf(tx, call.params.id)
      if (!found) throw new Refused(notFound().refusal)
      const { customerName, ...item } = found
      return { item, customerName, allocations: await allocationsOf(tx, item.id) }
    }),
  )

  http.serve(routes.searchDocuments, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      if (call.query.cents !== undefined) return { items: await openItemsOfAmount(tx, call.query.cents) }
      return { items: call.query.words ? await searchDocuments(tx, call.query.words) : [] }
    }),
  )
}
