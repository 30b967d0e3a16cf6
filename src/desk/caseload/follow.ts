import { everyOrganisation, organisationOf } from '../../access/index.ts'
import { dayIn } from '../../kernel/calendar.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { enqueue, type JobHandlers, type JobPayload } from '../../platform/jobs.ts'
import { log } from '../../platform/log.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { agenciesOf, customersOfMessages, debtorsOf, factsOf, hasKey } from './facts-store.ts'
import {
  creditorsToReckon,
  dropCreditor,
  dropOthers,
  keepCreditor,
  keepFiles,
  lockFiles,
  markReckoned,
} from './file-store.ts'
import { reckon } from './rules.ts'
import { scaleAgain, scaleNewCurrencies } from './scale-store.ts'
import { addUp, lockCreditors } from './sum-store.ts'

export type CaseloadDeps = { readonly db: Db; readonly clock: Clock }

/** Debtors read in one transaction: a creditor that placed thousands keeps nobody waiting. */
const TOGETHER = 500

/**
 * Something happened at a creditor: whatever it may have changed of what agencies have in hand is read again. Doorbells name customers,
 * messages or nobody, which is everybody.
 */
export async function caseloadFollows(deps: CaseloadDeps, payload: JobPayload): Promise<void> {
  const { orgId } = payload
  const { named, agencies } = await deps.db.inOrg(orgId, async (tx) => {
    const customers = await customersNamed(tx, payload)
    return { named: customers, agencies: await agenciesOf(tx, customers) }
  })
  for (const agencyOrgId of agencies) await reckonFiles(deps, orgId, agencyOrgId, named)
}

async function customersNamed(
  tx: OrgTx,
  { customerId, customerIds, messageIds }: JobPayload,
): Promise<readonly string[] | null> {
  if (typeof customerId === 'string') return [customerId]
  if (Array.isArray(customerIds)) return customerIds as string[]
  if (Array.isArray(messageIds)) return customersOfMessages(tx, messageIds as string[])
  return null
}

/** Reads what an agency holds of a creditor again, of these debtors or of all, and keeps what it comes to in the agency's own list. */
async function reckonFiles(
  { db, clock }: CaseloadDeps,
  orgId: number,
  agencyOrgId: number,
  named: readonly string[] | null,
): Promise<void> {
  const debtors = named ?? (await db.inOrg(orgId, (tx) => debtorsOf(tx, agencyOrgId)))
  for (let from = 0; from < debtors.length; from += TOGETHER) {
    const some = debtors.slice(from, from + TOGETHER)
    await db.inOrg(orgId, async (tx) => {
      await lockFiles(tx)
      const at = clock.now()
      const { name } = await organisationOf(tx)
      const { timeZone } = await onOtherSide(tx, agencyOrgId, organisationOf)
      const today = dayIn(timeZone, at)
      const files = (await factsOf(tx, agencyOrgId, some)).map((facts) => ({
        held: facts.held,
        reckoned: reckon(facts, today),
      }))
      await onOtherSide(tx, agencyOrgId, async (agency) => {
        if (files.length > 0) await keepCreditor(agency, { orgId, name }, today)
        await lockCreditors(agency, [orgId])
        await keepFiles(agency, orgId, some, files, at)
        await scaleNewCurrencies(agency, [...new Set(files.map(({ held }) => held.currency))], today)
        await addUp(agency, [orgId], today)
      })
    })
  }
  if (named === null) await db.inOrg(orgId, (tx) => settleCreditor(tx, agencyOrgId, debtors, clock.now()))
}

/** Everybody was read: what is left of others goes, and the creditor too once its key is taken back. */
async function settleCreditor(tx: OrgTx, agencyOrgId: number, debtors: readonly string[], at: Date): Promise<void> {
  await lockFiles(tx)
  const { name } = await organisationOf(tx)
  const mayEnter = await hasKey(tx, agencyOrgId)
  await onOtherSide(tx, agencyOrgId, async (agency) => {
    if (!mayEnter) {
      await dropCreditor(agency, tx.orgId)
      return
    }
    const today = dayIn((await organisationOf(agency)).timeZone, at)
    await keepCreditor(agency, { orgId: tx.orgId, name }, today)
    await lockCreditors(agency, [tx.orgId])
    await dropOthers(agency, tx.orgId, debtors)
    await addUp(agency, [tx.orgId], today)
    await markReckoned(agency, tx.orgId, today)
  })
}

/** `caseload.schedule` looks at every agency; `caseload.reckon` reads all that one holds of one creditor, and may run as often as one likes. */
export const caseloadJobs = (deps: CaseloadDeps): JobHandlers => ({
  'caseload.schedule': () => scheduleReckoning(deps),
  'caseload.reckon': ({ orgId, agencyOrgId }) => reckonFiles(deps, orgId, Number(agencyOrgId), null),
})

/** Every ten minutes, and once when the worker starts: with the day, what is late and what is due changes without anybody's doing. */
export const caseloadCron = [{ task: 'caseload.schedule', match: '*/10 * * * *' }] as const

async function scheduleReckoning({ db, clock }: CaseloadDeps): Promise<void> {
  const at = clock.now()
  for (const { orgId, timeZone } of await db.across(everyOrganisation)) {
    try {
      await db.inOrg(orgId, async (tx) => {
        const today = dayIn(timeZone, at)
        await scaleAgain(tx, today)
        for (const creditor of await creditorsToReckon(tx, today)) {
          const options = { queue: `caseload:${creditor}`, key: `caseload.reckon:${orgId}:${creditor}` }
          await enqueue(tx, 'caseload.reckon', { orgId: creditor, agencyOrgId: orgId }, options)
        }
      })
    } catch (error) {
      log.error('the files in hand of an organisation could not be scheduled', error, { orgId })
    }
  }
}
