import { type ApiDeps, memberOf } from '../../access/index.ts'
import { can } from '../../access/model.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { actingAs } from '../acting.ts'
import { adviceOn, adviceWithoutMandate } from '../debits/debit-retry.ts'
import { debitableAmong } from '../debits/mandate-serving.ts'
import { retriedOf } from '../debits/present.ts'
import { retryOn } from '../debits/rules.ts'
import { lineById } from '../lines/line-store.ts'
import { returnableLines, returnablePayments } from '../lines/returnable-store.ts'
import { markHandled, returnsOf } from '../returns/store.ts'
import { returnReason } from '../words/return-reasons.ts'
import { closeTogether, returnByHand } from './return-by-hand.ts'
import { returnRoutes as routes } from './return-contract.ts'

/** What came back, why and what to do; a payment that was no debit of ours is presented again as one would be, by a person. */
async function presentReturns(tx: OrgTx, lang: Lang, show: 'open' | 'all', today: LocalDate) {
  const rows = await returnsOf(tx, show, 200)
  const retried = await retriedOf(
    tx,
    rows.flatMap((row) => row.debitId ?? []),
  )
  const said = rows.map(({ words: bankWords, debitId, retryOn: told, ...row }) => {
    const { words: why, action } = returnReason(row.code, bankWords)
    const { rule, failures } = debitId ? retried(debitId) : { rule: retried('').rule, failures: 1 }
    const again = debitId ? told : retryOn(action, row.returnedOn, failures, rule)
    return { row, why, action, retried: { retryOn: again, failures, rule } }
  })
  const again = said.flatMap(({ row, retried: { retryOn: on } }) => (on === null ? [] : row.customerId))
  const debitable = await debitableAmong(tx, [...new Set(again)], today)
  return said.map(({ row, why, action, retried: one }) => {
    const { sentence, params } =
      one.retryOn === null || debitable.has(row.customerId) ? adviceOn(action, one) : adviceWithoutMandate
    return { ...row, reason: say(lang, why), advice: say(lang, sentence, params) }
  })
}

export function serveReturns({ http, db, clock }: ApiDeps): void {
  http.serve(routes.returns, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({
      returns: await presentReturns(tx, call.lang, call.query.show, actingAs(memberOf(call), clock).today),
    })),
  )

  http.serve(routes.returnable, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const line = await lineById(tx, call.params.id)
      if (!line) throw new Refused(notFound().refusal)
      if (line.cents >= 0 || line.leftCents === 0) return { payments: [], lines: [] }
      const { words } = call.query
      return {
        payments: await returnablePayments(tx, line, words, 20),
        lines: line.leftCents === line.cents ? await returnableLines(tx, line, words, 10) : [],
      }
    }),
  )

  http.serve(routes.reopenPayment, async (call) => {
    const member = memberOf(call)
    const by = { ...actingAs(member, clock), mayForgive: can(member.role, 'debts.forgive') }
    const match = await db.inOrg(member.orgId, (tx) => returnByHand(tx, { lineId: call.params.id, ...call.body }, by))
    return { matchId: match.id }
  })

  http.serve(routes.closeTogether, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, async (tx) => ({
      undone: [...(await closeTogether(tx, call.params.id, call.body.lineId, actingAs(member, clock)))],
    }))
  })

  http.serve(routes.handleReturn, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const at = clock.now()
      if ((await markHandled(tx, call.params.id, { name: actor.name, at })) === 0) throw new Refused(notFound().refusal)
      await record(tx, { actor, at, verb: 'return_handled', subject: { kind: 'match', id: call.params.id } })
    })
  })
}
