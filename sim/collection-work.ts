import { writeNote } from '../src/desk/index.ts'
import type { CallOutcome } from '../src/desk/model.ts'
import { addDays } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { sumCents } from '../src/kernel/money.ts'
import { debtsAtLaw, planHooks } from '../src/legal/index.ts'
import { instructPlacement } from '../src/outsourcing/placements/instruct.ts'
import { documentsOfPlacement } from '../src/outsourcing/placements/read-store.ts'
import type { Means } from '../src/outsourcing/receipts/model.ts'
import { recordAsAgency } from '../src/outsourcing/receipts/record-receipt.ts'
import { runRemittances } from '../src/outsourcing/remittances/run.ts'
import { payRemittance } from '../src/outsourcing/remittances/settle.ts'
import { listRemittances } from '../src/outsourcing/remittances/store.ts'
import { askCreditor } from '../src/outsourcing/requests/ask-creditor.ts'
import { forAgency, type OrgTx } from '../src/platform/db.ts'
import { recordPromise } from '../src/promises/keep-promise.ts'
import { workingDay } from './calendar-of-tasks.ts'
import type { AtWork } from './collection-desk.ts'
import type { PlacedFile } from './collection-placing.ts'
import { postRemittance } from './other-money.ts'

/** What the agency and its creditor do with files, each from the organisation and as the role in which they do it. */

/** Somebody of the agency at work in the creditor's books, shown what was placed and nothing else. */
const asAgent = <T>({ world, orgId, relation }: AtWork, work: (tx: OrgTx) => Promise<T>): Promise<T> =>
  forAgency(relation.agencyOrgId, () => world.db.inOrg(orgId, work))

const openDocuments = async (tx: OrgTx, { id }: PlacedFile) =>
  (await documentsOfPlacement(tx, id)).filter(({ isLive, openCents }) => isLive && openCents > 0)

export const call =
  (outcome: CallOutcome, body: string) =>
  async (at: AtWork, { customerId }: PlacedFile): Promise<void> => {
    const note = { customerId, kind: 'call' as const, body, outcome, contactId: null }
    await asAgent(at, (tx) => writeNote(tx, note, at.relation.asAgent(at.by)))
  }

/** A part of what is left of the file comes to the agency. */
export const paysAgency =
  (share: number, means: Means) =>
  async ({ world, orgId, relation, by, received }: AtWork, file: PlacedFile): Promise<void> => {
    const open = await world.db.inOrg(orgId, (tx) => openDocuments(tx, file))
    const cents = Math.round(sumCents(open.map(({ openCents }) => openCents)) * share)
    if (cents === 0) return
    const told = { means, payer: '', reference: 'Démonstration', parts: null, currency: 'EUR' }
    const payment = { ...told, id: newId(by.at), placementId: file.id, cents, receivedOn: by.today }
    await world.db.inOrg(relation.agencyOrgId, (tx) => recordAsAgency(tx, orgId, payment, relation.atAgency(by)))
    received.set(file.code, (received.get(file.code) ?? 0) - cents)
  }

export async function promises(at: AtWork, file: PlacedFile): Promise<void> {
  const order = { customerId: file.customerId, cents: null, dueOn: addDays(at.asOf, 8), replaces: null }
  const said = { source: 'call' as const, saidBy: 'La comptabilité', note: 'Promet le solde par virement.' }
  await asAgent(at, async (tx) => {
    const itemIds = (await openDocuments(tx, file)).map(({ itemId }) => itemId)
    await recordPromise(tx, debtsAtLaw, { ...order, ...said, itemIds }, at.relation.asAgent(at.by))
  })
}

/** Four fifths at once and nothing more: what only the creditor may give up. It waits for the visitor. */
export async function asksSettlement(at: AtWork, file: PlacedFile): Promise<void> {
  await asAgent(at, async (tx) => {
    const owed = sumCents((await openDocuments(tx, file)).map(({ openCents }) => openCents))
    const deal = { cents: Math.round((owed * 4) / 5), on: addDays(at.asOf, 15), isAdvised: true } as const
    const said = {
      source: 'call',
      saidBy: 'Le gérant',
      why: 'Solde immédiat de quatre cinquièmes contre quitus.',
    } as const
    const asking = { kind: 'settlement', documentIds: [], ...deal, ...said } as const
    await askCreditor(tx, planHooks.askLaw, file.id, asking, at.relation.asAgent(at.by))
  })
}

export async function instructs({ world, orgId, by }: AtWork, { id }: PlacedFile): Promise<void> {
  const note = 'Client suivi par la direction : appeler avant tout nouvel écrit.'
  await world.db.inOrg(orgId, (tx) => instructPlacement(tx, id, note, by))
}

/** Hands over what is held, on paper. */
export async function remits({ world, relation, by }: AtWork): Promise<void> {
  const run = { runId: newId(by.at), mandateIds: null, atOnce: true }
  await runRemittances(world.db, relation.agencyOrgId, run, relation.atAgency(by))
}

/** The transfer of what was handed over on paper leaves, and is at the company's bank the day after. */
export async function paysRemittance({ world, relation, by, economy }: AtWork): Promise<void> {
  const paid = await world.db.inOrg(relation.agencyOrgId, async (tx) => {
    const waiting = await listRemittances(tx, { side: 'agency', state: 'made', limit: 10, offset: 0 })
    for (const { id } of waiting) await payRemittance(tx, id, by.today, relation.atAgency(by))
    return waiting
  })
  const on = workingDay(addDays(by.today, 1))
  for (const { reference, cents } of paid)
    if (cents > 0) economy.plan(on, ({ book }) => postRemittance(book, on, AT_THE_BANK, reference, cents))
}

const AT_THE_BANK = 'CABINET FERRAND RECOUVREMENT'
