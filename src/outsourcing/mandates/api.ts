import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { mandateRoutes as routes } from './contract.ts'
import { draftMandate, writeTerms } from './draft-mandate.ts'
import { giveNotice, withdrawNotice } from './end-mandate.ts'
import { mandateFile } from './mandate-file.ts'
import type { Mandate } from './model.ts'
import { counterMandate, offerMandate } from './offer-mandate.ts'
import { presentMandate, presentMandates } from './present.ts'
import { declineVersion, signMandate, signOnPaper } from './sign-mandate.ts'
import { faultsTold } from './standing.ts'
import { receivedMandate } from './store.ts'

export type MandateDeps = ApiDeps & { readonly press: PdfPress }

/** Mandates as the creditor keeps them. */
export function serveMandates(deps: MandateDeps): void {
  const { http, db, clock } = deps
  serveReceived(deps)

  http.serve(routes.collectionMandates, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, (tx) => presentMandates(tx, call.lang, actingAs(member, clock)))
  })

  http.serve(routes.collectionMandate, async (call) => {
    const member = memberOf(call)
    const asked = { id: call.params.id, side: 'creditor' as const, version: call.query.version ?? null }
    return db.inOrg(member.orgId, (tx) => presentMandate(tx, call.lang, asked, actingAs(member, clock)))
  })

  http.serve(routes.draftMandate, async (call) => {
    const member = memberOf(call)
    return { id: await db.inOrg(member.orgId, (tx) => draftMandate(tx, call.body, actingAs(member, clock))) }
  })

  http.serve(routes.writeMandate, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { terms, note } = call.body
    const version = await db.inOrg(member.orgId, (tx) => writeTerms(tx, call.params.id, terms, note, by))
    return { version, faults: faultsTold(call.lang, terms, by.today) }
  })

  http.serve(routes.checkTerms, async (call) => ({
    faults: faultsTold(call.lang, call.body.terms, actingAs(memberOf(call), clock).today),
  }))

  http.serve(routes.mandatePdf, async (call) => {
    const member = memberOf(call)
    const { version = null, lang = null } = call.query
    const asked = { id: call.params.id, side: 'creditor' as const, version, lang }
    return mandateFile(deps, member.orgId, asked, actingAs(member, clock))
  })

  http.serve(routes.offerMandate, async (call) => {
    const member = memberOf(call)
    return offerMandate(deps, member.orgId, call.params.id, call.body.anyway, actingAs(member, clock))
  })

  http.serve(routes.signMandate, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return { state: await db.inOrg(member.orgId, (tx) => signMandate(tx, call.params.id, 'creditor', call.body, by)) }
  })

  http.serve(routes.signOnPaper, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const signing = { ...call.body, signedOn: day(call.body.signedOn) }
    return { state: await db.inOrg(member.orgId, (tx) => signOnPaper(tx, call.params.id, signing, by)) }
  })

  http.serve(routes.dropMandate, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => declineVersion(tx, call.params.id, 'creditor', call.body.why, by))
  })

  http.serve(routes.giveNotice, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return { endsOn: await db.inOrg(member.orgId, (tx) => giveNotice(tx, call.params.id, 'creditor', call.body, by)) }
  })

  http.serve(routes.takeNoticeBack, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => withdrawNotice(tx, call.params.id, 'creditor', actingAs(member, clock)))
  })
}

/** The same mandates from the provider's own organisation: what it may do is done in the creditor's, once it has shown that it is its. */
function serveReceived(deps: MandateDeps): void {
  const { http, db, clock } = deps

  const ours = async (tx: OrgTx, id: string): Promise<Mandate> => {
    const mandate = await receivedMandate(tx, id)
    if (!mandate) throw new Refused(notFound().refusal)
    return mandate
  }
  const atCreditor = <T>(orgId: number, id: string, work: (tx: OrgTx) => Promise<T>): Promise<T> =>
    db.inOrg(orgId, async (tx) => onOtherSide(tx, (await ours(tx, id)).orgId, work))

  http.serve(routes.receivedMandate, async (call) => {
    const member = memberOf(call)
    const asked = { id: call.params.id, side: 'agency' as const, version: call.query.version ?? null }
    return db.inOrg(member.orgId, (tx) => presentMandate(tx, call.lang, asked, actingAs(member, clock)))
  })

  http.serve(routes.receivedMandatePdf, async (call) => {
    const member = memberOf(call)
    const { version = null, lang = null } = call.query
    const asked = { id: call.params.id, side: 'agency' as const, version, lang }
    return mandateFile(deps, member.orgId, asked, actingAs(member, clock))
  })

  http.serve(routes.counterMandate, async (call) => {
    const member = memberOf(call)
    const mandate = await db.inOrg(member.orgId, (tx) => ours(tx, call.params.id))
    return counterMandate(deps, member.orgId, mandate, call.body, actingAs(member, clock))
  })

  http.serve(routes.signReceived, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const by = actingAs(member, clock)
    return { state: await atCreditor(member.orgId, id, (tx) => signMandate(tx, id, 'agency', call.body, by)) }
  })

  http.serve(routes.declineReceived, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const by = actingAs(member, clock)
    await atCreditor(member.orgId, id, (tx) => declineVersion(tx, id, 'agency', call.body.why, by))
  })

  http.serve(routes.noticeReceived, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const by = actingAs(member, clock)
    const notice = { why: call.body.why, atOnce: false }
    return { endsOn: await atCreditor(member.orgId, id, (tx) => giveNotice(tx, id, 'agency', notice, by)) }
  })

  http.serve(routes.takeReceivedNoticeBack, async (call) => {
    const member = memberOf(call)
    const { id } = call.params
    const by = actingAs(member, clock)
    await atCreditor(member.orgId, id, (tx) => withdrawNotice(tx, id, 'agency', by))
  })
}
