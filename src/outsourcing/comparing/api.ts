import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { addMonths } from '../../kernel/calendar.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { statutesOf } from '../../legal/index.ts'
import { record } from '../../trail/index.ts'
import { minutesAWeekOf, salesAndNotDue } from '../audit/facts-store.ts'
import { portfolioOf } from '../audit/show-audit.ts'
import { tariffFaults } from '../tariffs/check-tariff.ts'
import type { Tariff } from '../tariffs/model.ts'
import { vatOf } from '../tariffs/vat-of.ts'
import { comparingRoutes as routes } from './contract.ts'
import { usualComparison } from './model.ts'
import { overPastCash } from './past-cash.ts'
import { MOST_CLAIMS, pastClaims } from './past-cash-store.ts'
import { comparisonOf, keepComparison } from './store.ts'
import { comparingWords as words } from './wording.ts'

export function serveComparing({ http, db, clock }: ApiDeps): void {
  http.serve(routes.comparison, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { currency } = await organisationOf(tx)
      const kept = await comparisonOf(tx)
      const asked = kept?.asked ?? usualComparison(currency, await minutesAWeekOf(tx))
      const grains = await portfolioOf(tx, currency, today)
      const { salesCents } = await salesAndNotDue(tx, currency, today)
      const { bp, citation } = orRefuse(vatOf(asked.outside.tariff, await statutesOf(tx), today))
      return {
        ...{ currency, grains, salesCents, asked, vat: { bp, citation } },
        kept: kept && { at: kept.keptAt, byName: kept.keptByName },
      }
    })
  })

  http.serve(routes.keepComparison, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      const { currency } = await organisationOf(tx)
      mustHold(call.body.outside.tariff, currency)
      await keepComparison(tx, call.body, { name: actor.name, at })
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      await record(tx, { actor, at, verb: 'comparison_kept', subject, data: call.body })
    })
  })

  http.serve(routes.pastCash, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { tariff, limit, offset, ...asked } = call.body
    return db.inOrg(member.orgId, async (tx) => {
      const { currency } = await organisationOf(tx)
      mustHold(tariff, currency)
      const claims = await pastClaims(tx, { ...asked, currency }, today)
      const past = orRefuse(overPastCash(tariff, claims, addMonths(today, -asked.months), today))
      return {
        ...past,
        isCut: claims.length === MOST_CLAIMS,
        claims: past.claims.slice(offset, offset + limit),
        count: past.claims.length,
      }
    })
  })
}

/** A tariff that does not hold together reckons nothing: the first cell at fault is told. */
function mustHold(tariff: Tariff, currency: string): void {
  if (tariff.currency !== currency)
    throw new Refused(
      refuse('other_currency', words.otherCurrency, { tariff: tariff.currency, books: currency }, 'currency').refusal,
    )
  const [fault] = tariffFaults(tariff)
  if (fault) throw new Refused(fault)
}
