import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { dayIn, type LocalDate, toLocalDate } from '../kernel/calendar.ts'
import { Refused } from '../kernel/verdict.ts'
import { groupOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { agedBalance, agedRowsOf, agedTotals, type BalanceDay, endOfDay, totalsOf } from './aged-balance.ts'
import { agedItems } from './aged-items.ts'
import { ledgerRoutes as routes } from './contract.ts'
import { customersFile } from './customers-file.ts'
import { listCustomers, totalsOfCustomers } from './list-customers.ts'
import { allocationsOf, itemOf, itemsOf, itemsOfAmount, searchDocuments } from './store.ts'

export function serveLedger({ http, db, clock }: ApiDeps): void {
  const dayAsked = (text: string | undefined, timeZone: string): LocalDate => {
    if (text === undefined) return dayIn(timeZone, clock.now())
    const asked = toLocalDate(text)
    if (!asked) throw new Refused(notFound().refusal)
    return asked
  }

  const limitAsked = ({ overLimit }: { readonly overLimit?: boolean | undefined }, base: string) =>
    overLimit ? { overLimitIn: base } : {}

  const balanceAsked = async (
    tx: OrgTx,
    asked: { asOf?: string; knownAt?: string; knownOn?: string },
    timeZone: string,
  ): Promise<BalanceDay> => {
    const asOf = dayAsked(asked.asOf, timeZone)
    if (asked.knownAt) return { asOf, knownAt: new Date(asked.knownAt) }
    if (asked.knownOn) return { asOf, knownAt: await endOfDay(tx, dayAsked(asked.knownOn, timeZone), timeZone) }
    return { asOf }
  }

  http.serve(routes.agedBalance, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const on = await balanceAsked(tx, call.query, timeZone)
      const currency = call.query.currency ?? (await organisationOf(tx)).currency
      return { asOf: on.asOf, currency, ...(await agedBalance(tx, on, { ...call.query, currency })) }
    })
  })

  http.serve(routes.agedItems, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const on = await balanceAsked(tx, call.query, timeZone)
      return { asOf: on.asOf, ...(await agedItems(tx, on, call.query)) }
    })
  })

  http.serve(routes.customers, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const { currency: base } = await organisationOf(tx)
      const asked = { ...call.query, ...limitAsked(call.query, base), currency: call.query.currency ?? base }
      return listCustomers(tx, asked, dayIn(timeZone, clock.now()))
    })
  })

  http.serve(routes.customersTotals, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => ({
      totals: await totalsOfCustomers(
        tx,
        { ...call.query, ...limitAsked(call.query, (await organisationOf(tx)).currency) },
        dayIn(timeZone, clock.now()),
      ),
    }))
  })

  http.serve(routes.customersFile, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const { currency } = await organisationOf(tx)
      const today = dayIn(timeZone, clock.now())
      const asked = { ...call.query, ...limitAsked(call.query, currency), currency }
      const text = await customersFile(tx, asked, today, call.lang)
      return { name: `clients-${today}.csv`, type: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text) }
    })
  })

  http.serve(routes.customerBalance, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asOf = dayAsked(call.query.asOf, timeZone)
    return db.inOrg(orgId, async (tx) => ({ asOf, totals: await agedTotals(tx, { asOf }, call.params.id) }))
  })

  http.serve(routes.groupBalance, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const asOf = dayAsked(call.query.asOf, timeZone)
    return db.inOrg(orgId, async (tx) => {
      const members = (await groupOf(tx, call.params.id)).map(({ id }) => id)
      if (members.length === 0) throw new Refused(notFound().refusal)
      const rows = await agedRowsOf(tx, { asOf }, members)
      return { asOf, rows, totals: totalsOf(rows) }
    })
  })

  http.serve(routes.customerItems, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => itemsOf(tx, call.params.id, call.query)),
  )

  http.serve(routes.item, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const item = await itemOf(tx, call.params.id)
      if (!item) throw new Refused(notFound().refusal)
      return { item, allocations: await allocationsOf(tx, item.id) }
    }),
  )

  http.serve(routes.searchDocuments, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      if (call.query.cents !== undefined) return { items: await itemsOfAmount(tx, call.query.cents) }
      return { items: call.query.words ? await searchDocuments(tx, call.query.words) : [] }
    }),
  )
}
