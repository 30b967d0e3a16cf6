import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { endEvent } from '../limitation/record-event.ts'
import { caseById, eventsOfCases, updateCase } from './case-store.ts'
import type { CaseEvent, InsolvencyCase, Meaning, Procedure, Standing, ToldByHand } from './model.ts'
import { checkDays, correctCase, letInterestRun, stopInterest, tell, tellMoved, writeEvent } from './open-case.ts'
import { proofsOfCases, updateProof } from './proof-store.ts'
import { isFreezing, isOver, procedureAfter, standingAfter } from './rules.ts'
import { procedureNames, insolvencyWording as words } from './wording.ts'

/** What is told of a case by a person: a step of the procedure, an act of ours, or that it never was. */
export type CaseTold = {
  readonly what: ToldByHand
  readonly on: LocalDate
  readonly detail: string
  readonly procedure: Procedure | null
}

/**
 * Tells what happened in a case, with what shows it. What moves its standing moves everything that hangs on it: the freeze, interest where
 * the judgment fell, limitation where the procedure is over. Refused ahead of today, before the judgment, or once the case is over.
 */
export async function tellCase(tx: OrgTx, id: string, told: CaseTold, by: By): Promise<void> {
  const one = await lockedCase(tx, id)
  if (told.on > by.today)
    throw new Refused(refuse('day_ahead', words.dayAhead, { on: told.on, today: by.today }, 'on').refusal)
  if (told.on < one.openedOn)
    throw new Refused(
      refuse('before_judgment', words.beforeJudgment, { on: told.on, openedOn: one.openedOn }, 'on').refusal,
    )
  if (isOver(one.standing) && told.what !== 'note' && told.what !== 'certificate' && told.what !== 'annulled')
    throw new Refused(refuse('case_over', words.caseOver, { on: one.standingOn }).refusal)
  if (told.detail.trim().length < 3) throw new Refused(refuse('no_evidence', words.noEvidence, {}, 'detail').refusal)
  if (told.what === 'conversion' && told.procedure === null)
    throw new Refused(refuse('no_procedure', words.noProcedure, {}, 'procedure').refusal)
  const { what, on, detail, procedure } = told
  await writeEvent(tx, one, { what, on, detail, procedure }, by)
  if (told.what === 'annulled') await annul(tx, one, told.on, by)
  else if (standingAfter(told.what as Meaning) !== null) await restand(tx, one, told.on, by)
  await tell(tx, 'insolvency_told', one, by, { insolvencyStep: told.what, on: told.on, evidence: told.detail })
}

/** Corrects what the case rests on: the judgment, its publication, the court, whom claims are proved to, whether title was kept. */
export async function changeCase(
  tx: OrgTx,
  id: string,
  change: Pick<InsolvencyCase, 'procedure' | 'openedOn' | 'publishedOn' | 'court' | 'officer' | 'hasTitleRetention'>,
  by: By,
): Promise<void> {
  const before = await lockedCase(tx, id)
  checkDays(change, by.today)
  const after = { ...before, ...change, standingOn: before.standing === 'open' ? change.openedOn : before.standingOn }
  await correctCase(tx, before, after, by)
  // A procedure that a person corrected is the one that runs since the case stands as it does.
  if (after.procedure !== before.procedure) {
    const detail = say('fr', procedureNames[after.procedure])
    await writeEvent(tx, after, { what: 'corrected', on: after.standingOn, procedure: after.procedure, detail }, by)
  }
  const told = ({ procedure, openedOn, publishedOn, court, officer, hasTitleRetention }: InsolvencyCase) => ({
    ...{ procedure, openedOn, publishedOn, court, hasTitleRetention },
    officer: [officer.name, ...officer.lines].join(', '),
  })
  await tell(tx, 'insolvency_changed', after, by, { before: told(before), after: told(after) })
}

/** The judgment fell, or its notice was annulled: it is as if the case had never been. */
export async function annul(tx: OrgTx, one: InsolvencyCase, on: LocalDate, by: By): Promise<void> {
  const moved: InsolvencyCase = { ...one, standing: 'annulled', standingOn: on }
  await updateCase(tx, moved)
  await letInterestRun(tx, moved, by)
  await endProof(tx, moved, by)
  await tellMoved(tx, one.customerId)
}

/**
 * Where a case stands by all that happened in it and still counts, in the order of the judgments' days: one published late moves nothing
 * that a newer one settled. Null: nothing of an opening is left.
 */
function standingBy(
  events: readonly (CaseEvent & { readonly isUndone: boolean })[],
  one: Pick<InsolvencyCase, 'openedOn' | 'procedure'>,
): Pick<InsolvencyCase, 'standing' | 'standingOn' | 'procedure'> | null {
  const counting = events.filter(({ isUndone }) => !isUndone)
  const opening = counting.findLast(({ what }) => what === 'opening')
  if (!opening) return null
  let standing: Standing = 'open'
  let standingOn = one.openedOn
  // A correction that names no procedure corrected something else: what was named before it holds, never what a conversion made of it since.
  const named = events.findLast(({ what, procedure }) => what === 'opening' && procedure !== null)
  let procedure = opening.procedure ?? named?.procedure ?? one.procedure
  for (const { what, on, procedure: named } of counting) {
    if (what === 'corrected') procedure = named ?? procedure
    const after = standingAfter(what as Meaning)
    if (after === null) continue
    standing = after
    standingOn = on
    procedure = procedureAfter(what as Meaning, named, procedure)
  }
  return { standing, standingOn, procedure }
}

/**
 * Reckons anew where a case stands, and moves everything that hangs on it: the freeze, interest, limitation. Nothing of an opening is
 * left: the case never was, from `on`.
 */
export async function restand(tx: OrgTx, one: InsolvencyCase, on: LocalDate, by: By): Promise<void> {
  const found = standingBy(await eventsOfCases(tx, [one.id]), one)
  if (!found) return annul(tx, one, on, by)
  const moved = { ...one, ...found }
  await updateCase(tx, moved)
  // What had ended goes on: what ran again stands still once more.
  if (isFreezing(moved.standing) && !isFreezing(one.standing)) await stopInterest(tx, moved, by)
  if (moved.standing === 'ended') await letInterestRun(tx, moved, by)
  if (isOver(moved.standing)) await endProof(tx, moved, by)
  await tellMoved(tx, one.customerId)
}

/** A proof interrupts limitation until the procedure is closed (C. com. art. L622-25-1): the clock runs again from then. */
async function endProof(tx: OrgTx, { id, standingOn }: InsolvencyCase, by: By): Promise<void> {
  for (const proof of await proofsOfCases(tx, [id])) {
    if (proof.clockEventId === null || proof.sentOn === null) continue
    await endEvent(tx, proof.clockEventId, standingOn < proof.sentOn ? proof.sentOn : standingOn, by)
    await updateProof(tx, { ...proof, clockEventId: null })
  }
}

export async function lockedCase(tx: OrgTx, id: string): Promise<InsolvencyCase> {
  const one = await caseById(tx, id, true)
  if (!one) throw new Refused(notFound().refusal)
  return one
}
