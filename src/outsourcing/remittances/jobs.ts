import { everyOrganisation } from '../../access/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobHandlers } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { systemActor } from '../../trail/index.ts'
import { billMandate } from '../fees/bill-mandate.ts'
import { lastInvoicedOn } from '../fees/invoice-store.ts'
import { lockFees } from '../fees/line-store.ts'
import { billUntil } from '../fees/rules.ts'
import { type MandateInForce, mandatesReceived } from '../mandates/store.ts'
import { lastRemittedOn } from './store.ts'

type Deps = { readonly db: Db; readonly clock: Clock }

/**
 * What is handed over whole is invoiced by the rhythm that its mandate says: as the agency, each mandate in a transaction of its own. Where
 * fees are set off, the remittance invoices them.
 */
export const remittanceJobs = ({ db, clock }: Deps): JobHandlers => ({
  async 'outsourcing.bill'() {
    for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
      const at = clock.now()
      const by = { actor: systemActor('fees'), at, today: dayIn(timeZone, at) }
      for (const mandate of await db.inOrg(orgId, mandatesReceived)) {
        if (mandate.terms.remittance.mode !== 'gross' || mandate.version === null || mandate.startsOn === null) continue
        try {
          await db.inOrg(orgId, (tx) => billMandate(tx, mandate, by, (theirs) => dueUntil(theirs, mandate, by.today)))
        } catch (error) {
          log.error('the fees of a mandate could not be invoiced', error, { orgId, mandateId: mandate.id })
        }
      }
    }
  },
})

/** In the creditor's organisation. What was invoiced since, by hand or by the night, waits for the next: a rhythm is one invoice. */
async function dueUntil(tx: OrgTx, mandate: MandateInForce, today: LocalDate): Promise<LocalDate | null> {
  const { id: mandateId, startsOn, endsOn, terms } = mandate
  await lockFees(tx)
  const remittedOn = await lastRemittedOn(tx, mandateId)
  const until = billUntil(terms.billing.rhythm, { startsOn: startsOn!, endsOn, remittedOn }, today)
  const last = await lastInvoicedOn(tx, { orgId: tx.orgId, mandateId })
  return until !== null && (last === null || last <= until) ? until : null
}

/** Every hour, after fees were charged: a night that was missed is caught up by the next. */
export const remittanceCron = [{ task: 'outsourcing.bill', match: '22 * * * *' }] as const
