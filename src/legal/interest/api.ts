import { memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { itemsById } from '../../ledger/index.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { contractFloorOn, defaultRateOn, statuteOn } from '../../statutes/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { type ChargedCustomer, chargesOf, MOST_DOCUMENTS, MOST_TOGETHER } from './charges-of.ts'
import { claimCharges, noteNumber } from './claim-charges.ts'
import { interestRoutes as routes } from './contract.ts'
import { customersLate } from './facts-store.ts'
import { changeCustomerTerms, changeSetting } from './keep-setting.ts'
import { notesOf } from './note-store.ts'
import { presentDocument, presentNotes, totalsOf } from './present.ts'
import { customerTermsOf, settingOf } from './setting-store.ts'
import { serveSheets } from './sheet-api.ts'
import { takeNoteBack } from './take-back.ts'
import { lateFilterOf, serveTogether, type TogetherDeps } from './together-api.ts'
import { noteFormalNotice, undoWaiver, waiveCharges } from './waive-charges.ts'
import { waiversOf } from './waiver-store.ts'

export type InterestDeps = TogetherDeps & { readonly press: PdfPress }

export function serveInterest(deps: InterestDeps): void {
  const { http, db, clock, barredAmong, customersIn } = deps
  serveSheets(deps)
  serveTogether(deps)

  http.serve(routes.customerCharges, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const upTo = call.query.upTo ? day(call.query.upTo) : today
    const customerId = call.params.id
    return db.inOrg(member.orgId, async (tx) => {
      const { withPaid } = call.query
      const [found] = await chargesOf(tx, { customerIds: [customerId], itemIds: null, today: upTo, upTo, withPaid })
      if (!found) throw new Refused(notFound().refusal)
      const [own] = await customerTermsOf(tx, [customerId])
      const barred = await barredAmong(tx, idsOf([found]), today)
      return {
        upTo,
        terms: { ...found.terms, ownRateBp: own?.contractRateBp ?? null, stoppedWhy: own?.stoppedWhy ?? '' },
        documents: found.documents.map((one) => presentDocument(call.lang, one, upTo, barred)),
        isCut: found.documents.length === MOST_DOCUMENTS,
        totals: totalsOf(found.documents, barred),
        notes: await presentNotes(tx, customerId, await notesOf(tx, customerId), today),
        waivers: (await waiversOf(tx, customerId)).map(({ itemId: _, customerId: __, ...one }) => one),
        country: (await statutesOf(tx)).country,
      }
    })
  })

  http.serve(routes.itemCharges, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const upTo = call.query.upTo ? day(call.query.upTo) : today
    return db.inOrg(member.orgId, async (tx) => {
      const [item] = await itemsById(tx, [call.params.id])
      if (!item) throw new Refused(notFound().refusal)
      const asked = { customerIds: [item.customerId], itemIds: [item.id], today: upTo, upTo, withPaid: true }
      const one = (await chargesOf(tx, asked))[0]?.documents[0]
      if (!one) return { upTo, document: null, segments: [] }
      const barred = await barredAmong(tx, [item.id], today)
      return { upTo, document: presentDocument(call.lang, one, upTo, barred), segments: one.charges?.segments ?? [] }
    })
  })

  http.serve(routes.lateCharges, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const upTo = call.query.upTo ? day(call.query.upTo) : today
    const { limit, offset } = call.query
    return db.inOrg(member.orgId, async (tx) => {
      const filter = await lateFilterOf(tx, call.query, customersIn)
      const page = await customersLate(tx, filter, { today: upTo, limit, offset })
      const customerIds = page.map(({ id }) => id)
      const asked = { customerIds, itemIds: null, today: upTo, upTo, withPaid: false, limit: MOST_TOGETHER }
      const found = await chargesOf(tx, asked)
      const barred = await barredAmong(tx, idsOf(found), today)
      return {
        upTo,
        count: page[0]?.count ?? 0,
        customers: found.map(({ customer, documents }) => ({
          customerId: customer.id,
          code: customer.code,
          name: customer.name,
          kind: customer.kind,
          documents: documents.length,
          refused: documents.filter(({ refusal }) => refusal !== null).length,
          barred: documents.filter(({ late }) => barred.has(late.id)).length,
          toVerify: documents.some((one) => presentDocument(call.lang, one, upTo, barred).toVerify),
          totals: totalsOf(documents, barred),
        })),
      }
    })
  })

  http.serve(routes.claimCharges, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const order = { ...call.body, upTo: day(call.body.upTo) }
    const notes = await db.inOrg(member.orgId, (tx) => claimCharges(tx, order, by, barredAmong))
    return { notes: notes.map(({ id, no, customerId }) => ({ id, number: noteNumber(no), customerId })) }
  })

  http.serve(routes.takeChargesBack, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => takeNoteBack(tx, call.params.id, call.body.reason, by))
  })

  http.serve(routes.waiveCharges, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const order = { ...call.body, customerId: call.params.id }
    return { ids: await db.inOrg(member.orgId, (tx) => waiveCharges(tx, order, by)) }
  })

  http.serve(routes.undoWaiver, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => undoWaiver(tx, call.params.id, by))
  })

  http.serve(routes.noteFormalNotice, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { itemIds, receivedOn, evidence } = call.body
    const what = receivedOn === null ? null : { receivedOn: day(receivedOn), evidence }
    await db.inOrg(member.orgId, (tx) => noteFormalNotice(tx, call.params.id, itemIds, what, by))
  })

  http.serve(routes.changeInterestTerms, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const stoppedOn = call.body.stoppedOn === null ? null : day(call.body.stoppedOn)
    const terms = { ...call.body, stoppedOn, customerId: call.params.id }
    await db.inOrg(member.orgId, (tx) => changeCustomerTerms(tx, terms, by))
  })

  http.serve(routes.interestSetting, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const book = await statutesOf(tx)
      const usual = defaultRateOn(book, today, 'business')
      const floor = contractFloorOn(book, today)
      const rows = [...(usual.ok ? usual.value.rows : []), ...(floor.ok ? (floor.value?.rows ?? []) : [])]
      return {
        ...(await settingOf(tx)),
        country: book.country,
        defaultRateBp: usual.ok ? usual.value.bp : null,
        floorBp: floor.ok ? (floor.value?.bp ?? null) : null,
        legalRateBp: statuteOn(book, 'legal_rate', today)?.value ?? null,
        toVerify: rows.some(({ mark }) => mark === 'verify'),
      }
    })
  })

  http.serve(routes.changeInterestSetting, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => changeSetting(tx, call.body, by))
  })
}

const idsOf = (found: readonly ChargedCustomer[]): string[] =>
  found.flatMap(({ documents }) => documents.map(({ late }) => late.id))
