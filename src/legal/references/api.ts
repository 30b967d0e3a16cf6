import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { isFrenchLaw, lawOf } from '../../statutes/index.ts'
import { referenceRoutes as routes, type StatuteRowInput } from './contract.ts'
import { dropRow, keepRow } from './keep-row.ts'
import type { RowDraft } from './model.ts'
import { showReferences } from './show-references.ts'

export function serveReferences({ http, db, clock }: ApiDeps): void {
  http.serve(routes.lawKnown, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { country } = await organisationOf(tx)
      const { read, unwritten } = lawOf(country)
      return { country, read, isFrench: isFrenchLaw(country), unwritten: [...unwritten] }
    }),
  )

  http.serve(routes.legalReferences, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const shown = await db.inOrg(member.orgId, (tx) => showReferences(tx, today))
    return { ...shown, toReview: shown.rows.filter(({ review }) => review !== null).length }
  })

  http.serve(routes.addLegalReference, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return { id: await db.inOrg(member.orgId, (tx) => keepRow(tx, draftOf(call.body), null, by)) }
  })

  http.serve(routes.correctLegalReference, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return { id: await db.inOrg(member.orgId, (tx) => keepRow(tx, draftOf(call.body), call.params.id, by)) }
  })

  http.serve(routes.withdrawLegalReference, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, (tx) => dropRow(tx, call.params.id, by))
  })
}

const draftOf = (input: StatuteRowInput): RowDraft => ({
  ...input,
  from: day(input.from),
  to: input.to === null ? null : day(input.to),
  verifiedOn: day(input.verifiedOn),
  reviewOn: input.reviewOn === null ? null : day(input.reviewOn),
})
