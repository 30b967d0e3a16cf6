import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { keepUsesTradeClaim, usesTradeClaim } from './court-store.ts'
import { keepDelays, markDelaysSeen } from './delay-store.ts'
import { lockedMatter, type WholeMatter } from './matter.ts'
import { type Debtor, deleteDebtor, type Handling, insertDebtor, updateHandling } from './matter-store.ts'
import { proceedingNumber } from './model.ts'
import { delaysOf } from './open-delays.ts'
import { proceedingWording as words } from './wording.ts'

/** Says which court, its reference, and who acts. Another place has other public holidays: the delays are reckoned again. */
export async function changeHandling(tx: OrgTx, id: string, handling: Handling, by: By): Promise<void> {
  const whole = await open(tx, id)
  const { proceeding } = whole
  if (whole.acts.length > 0 && handling.court.kind !== proceeding.court.kind)
    throw new Refused(refuse('court_moves', words.courtMoves, {}, 'courtKind').refusal)
  await updateHandling(tx, id, handling)
  await reckonDelays(tx, id)
  await tell(tx, 'proceeding_changed', whole, by, { before: flat(proceeding), after: flat(handling) })
}

const flat = ({ court, reference, lawyer, officer, note }: Handling) => ({
  ...{ court: court.name, courtPostcode: court.postcode, reference, lawyer, officer, note },
})

/** One more debtor: the act will be served on it as well. */
export async function addDebtor(tx: OrgTx, id: string, debtor: Omit<Debtor, 'id'>, by: By): Promise<string> {
  const whole = await open(tx, id)
  const debtorId = newId(by.at)
  await insertDebtor(tx, id, whole.debtors.length, { ...debtor, id: debtorId })
  await reckonDelays(tx, id)
  await tell(tx, 'proceeding_debtor_added', whole, by, { name: debtor.name, role: debtor.role })
  return debtorId
}

/** Leaves a debtor out: not the customer, and none that an act names. */
export async function dropDebtor(tx: OrgTx, id: string, debtorId: string, by: By): Promise<void> {
  const whole = await open(tx, id)
  const debtor = whole.debtors.find((one) => one.id === debtorId)
  if (!debtor || debtor.id === whole.debtors[0]!.id)
    throw new Refused(refuse('last_debtor', words.lastDebtor, {}, 'debtorId').refusal)
  if (whole.acts.some((act) => act.debtorId === debtorId))
    throw new Refused(refuse('debtor_acted', words.debtorActed, {}, 'debtorId').refusal)
  await deleteDebtor(tx, id, debtorId)
  await reckonDelays(tx, id)
  await tell(tx, 'proceeding_debtor_dropped', whole, by, { name: debtor.name, role: debtor.role })
}

/** Somebody looked at the delays of a matter: the worklist has it again at the next alert. */
export async function delaysSeen(tx: OrgTx, id: string, by: By): Promise<void> {
  const whole = await lockedMatter(tx, id)
  if ((await markDelaysSeen(tx, id, by.today)) > 0) await tell(tx, 'proceeding_delays_seen', whole, by, {})
}

export async function changeRoutes(tx: OrgTx, uses: boolean, { actor, at }: By): Promise<void> {
  const before = await usesTradeClaim(tx)
  await keepUsesTradeClaim(tx, uses, { name: actor.name, at })
  const subject = { kind: 'organisation', id: String(tx.orgId) }
  const data = { before: { usesTradeClaim: before }, after: { usesTradeClaim: uses } }
  await record(tx, { actor, at, verb: 'route_setting_changed', subject, data })
}

async function open(tx: OrgTx, id: string): Promise<WholeMatter> {
  const whole = await lockedMatter(tx, id)
  if (whole.proceeding.stage === 'closed') throw new Refused(refuse('is_closed', words.isClosed).refusal)
  return whole
}

async function reckonDelays(tx: OrgTx, id: string): Promise<void> {
  const { matter } = await lockedMatter(tx, id)
  await keepDelays(tx, id, delaysOf(matter, await statutesOf(tx)))
}

const tell = (
  tx: OrgTx,
  verb: string,
  { proceeding }: WholeMatter,
  { actor, at }: By,
  data: object,
): Promise<unknown> =>
  record(tx, {
    actor,
    at,
    verb,
    subject: { kind: 'customer', id: proceeding.customerId },
    data: { proceeding: proceedingNumber(proceeding.no), ...data },
  })
