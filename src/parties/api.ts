import { type ApiDeps, memberOf } from '../access/index.ts'
import { dayIn, type LocalDate } from '../kernel/calendar.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { notFound } from '../platform/http.ts'
import { partiesRoutes as routes } from './contract.ts'
import { keepAbsence } from './keep-absence.ts'
import { addContact, addCustomer, changeContact, changeCustomer, dropContact, keepOptOuts } from './keep-customer.ts'
import { serveProfiles } from './profile-api.ts'
import { profileOf } from './profile-store.ts'
import { contactsOf, customerOf, searchCustomers } from './store.ts'
import { partiesWording as words } from './wording.ts'

export function serveParties(deps: ApiDeps): void {
  const { http, db, clock } = deps
  serveProfiles(deps)

  http.serve(routes.search, async (call) => ({
    customers: await db.inOrg(memberOf(call).orgId, (tx) => searchCustomers(tx, call.query.words, call.query.limit)),
  }))

  http.serve(routes.customer, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const customer = await customerOf(tx, call.params.id)
      if (!customer) throw new Refused(notFound().refusal)
      return {
        customer,
        profile: (await profileOf(tx, customer.id))!,
        contacts: await contactsOf(tx, [customer.id]),
      }
    }),
  )

  http.serve(routes.createCustomer, async (call) => {
    const { orgId, actor } = memberOf(call)
    return { id: await db.inOrg(orgId, (tx) => addCustomer(tx, call.body, { actor, at: clock.now() })) }
  })

  http.serve(routes.updateCustomer, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => changeCustomer(tx, call.params.id, call.body, { actor, at: clock.now() }))
  })

  http.serve(routes.addContact, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => addContact(tx, call.params.id, call.body, { actor, at: clock.now() }))
  })

  http.serve(routes.updateContact, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => changeContact(tx, call.params.id, call.body, { actor, at: clock.now() }))
  })

  http.serve(routes.optOut, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => keepOptOuts(tx, call.params.id, call.body.optedOut, { actor, at: clock.now() }))
  })

  http.serve(routes.absence, async (call) => {
    const { orgId, actor, timeZone } = memberOf(call)
    const untilOn = call.body.untilOn as LocalDate | null
    const today = dayIn(timeZone, clock.now())
    if (untilOn !== null && untilOn < today)
      throw new Refused(refuse('day_passed', words.absencePast, { day: untilOn, today }, 'untilOn').refusal)
    return db.inOrg(orgId, (tx) => keepAbsence(tx, call.params.id, untilOn, { actor, at: clock.now() }))
  })

  http.serve(routes.removeContact, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => dropContact(tx, call.params.id, { actor, at: clock.now() }))
  })
}
