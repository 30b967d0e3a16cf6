import { isValidBIC } from 'ibantools'
import { type ApiDeps, memberOf } from '../../access/index.ts'
import { toCreditorId } from '../../adapters/payment-files/index.ts'
import { day } from '../../kernel/calendar.ts'
import { toIban } from '../../kernel/identifiers.ts'
import { orRefuse, refuse, tellRefusal, type Verdict } from '../../kernel/verdict.ts'
import { record } from '../../trail/index.ts'
import { actingAs } from '../acting.ts'
import { returnReason } from '../words/return-reasons.ts'
import { readAnswer } from './bank-answer.ts'
import { serveCollections } from './collection-api.ts'
import type { DebitHooks } from './collection-proposal.ts'
import { type DebitSettingInput, debitRoutes as routes } from './contract.ts'
import { retryRefusal } from './debit-retry.ts'
import { failedDebits } from './failed-store.ts'
import { retryDebit } from './failure.ts'
import { serveMandates } from './mandate-api.ts'
import { mandatesOf } from './mandate-store.ts'
import { retriedOf, stateOn, tellFailure } from './present.ts'
import { retryOn } from './rules.ts'
import { type DebitSetting, debitSettingOf, keepDebitSetting } from './setting-store.ts'
import { debitWording as words } from './wording.ts'

export function serveDebits(deps: ApiDeps, hooks: DebitHooks): void {
  const { http, db, clock } = deps
  serveMandates(deps)
  serveCollections(deps, hooks)

  http.serve(routes.debitSetting, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => ({ setting: await debitSettingOf(tx) })),
  )

  http.serve(routes.changeDebitSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    const setting = orRefuse(checkSetting(call.body))
    await db.inOrg(orgId, async (tx) => {
      const before = await debitSettingOf(tx)
      await keepDebitSetting(tx, setting, clock.now())
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'direct_debit_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: setting },
      })
    })
  })

  http.serve(routes.failedDebits, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const debits = await failedDebits(tx)
      const retried = await retriedOf(
        tx,
        debits.map((debit) => debit.id),
      )
      const mandates = Map.groupBy(await mandatesOf(tx), (mandate) => mandate.customerId)
      return {
        debits: debits.map(({ mandate, codeWords, told, ...debit }) => {
          const wrong = retryRefusal({ ...debit, codeWords, told }, mandates.get(debit.customerId) ?? [], today)
          return {
            ...debit,
            mandate: mandate.reference,
            mandateState: stateOn(mandate, today),
            ...tellFailure(call.lang, { ...debit, codeWords, droppedWhy: '' }, retried(debit.id)),
            retryRefusal: wrong ? tellRefusal(call.lang, wrong) : '',
          }
        }),
      }
    })
  })

  http.serve(routes.retryDebit, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => retryDebit(tx, call.params.id, day(call.body.on), actingAs(member, clock)))
  })

  http.serve(routes.bankAnswer, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { collection, answers, debits } = await readAnswer(tx, call.params.id)
      const retried = await retriedOf(tx, [...debits.keys()])
      const live = [...debits.values()].filter((debit) => debit.state !== 'dropped')
      return {
        collectionId: collection.id,
        collectionNo: collection.no,
        collectOn: collection.collectOn,
        messageId: collection.messageId,
        debits: answers.map(({ debitId, line, says, code, codeWords, applied, recordedAt }) => {
          const debit = debits.get(debitId)!
          const effect =
            says === 'rejected' ? effectOn(debit.state, applied, recordedAt !== null) : ('nothing' as const)
          const { rule, failures } = retried(debitId)
          // Before it is committed it has not failed yet: what is shown is what will follow.
          const times = applied ? failures : failures + 1
          const again = applied ? debit.retryOn : retryOn(returnReason(code, codeWords).action, today, times, rule)
          const rejected = { state: 'rejected', code, codeWords, droppedWhy: '', retryOn: again } as const
          const said = says === 'rejected' ? tellFailure(call.lang, rejected, { rule, failures: times }) : null
          return {
            debitId,
            customerId: debit.customerId,
            customerName: debit.customerName,
            mandate: debit.told.reference,
            words: debit.words,
            cents: debit.cents,
            line,
            says,
            code,
            reason: said?.reason ?? '',
            advice: said?.advice ?? '',
            effect,
          }
        }),
        unanswered: live.length - answers.length,
      }
    })
  })
}

/** What a rejection does to a debit, or did when it was committed. */
function effectOn(state: string, applied: boolean, isRecorded: boolean): 'rejects' | 'known' | 'settled' {
  if (applied || (!isRecorded && state === 'running')) return 'rejects'
  return state === 'settled' || state === 'returned' ? 'settled' : 'known'
}

function checkSetting(input: DebitSettingInput): Verdict<DebitSetting> {
  const creditorId = toCreditorId(input.creditorId)
  if (!creditorId) return refuse('bad_creditor_id', words.creditorId, { value: input.creditorId }, 'creditorId')
  const creditorIban = toIban(input.creditorIban)
  if (!creditorIban) return refuse('bad_iban', words.iban, { value: input.creditorIban }, 'creditorIban')
  const bic = input.creditorBic
  if (bic !== null && !isValidBIC(bic)) return refuse('bad_bic', words.bic, { value: bic }, 'creditorBic')
  return { ok: true, value: { ...input, creditorId, creditorIban } }
}
