import { matchLines } from '../src/cash/index.ts'
import type { MatchClass } from '../src/cash/model.ts'
import { type CashSetting, DEFAULT_SETTING, keepSetting } from '../src/cash/setting-store.ts'
import { withheld } from '../src/main/holding-back.ts'
import { remittancesArrived } from '../src/outsourcing/index.ts'
import type { Db } from '../src/platform/db.ts'
import { type Answer, appliedAnswers, isRight, proposedAnswers } from './cash-judge.ts'
import type { CashLine, CashPlay } from './cash-model.ts'

/** A line with what it really was, all that was proposed, and what was done without asking. */
export type Judged = { readonly line: CashLine; readonly proposed: readonly Answer[]; readonly applied: Answer | null }

/**
 * Matches the lines of an import twice: first with nothing applied, so that every line shows what is proposed against the
 * same open items; then as the product is installed, so that what is applied can be read from the books.
 */
export async function measure(
  db: Db,
  orgId: number,
  importId: string,
  play: Pick<CashPlay, 'lines' | 'on'>,
  at: Date,
  setting: CashSetting = DEFAULT_SETTING,
): Promise<Judged[]> {
  const proposed = await proposedFor(db, orgId, importId, play, at, setting)
  await db.inOrg(orgId, (tx) => keepSetting(tx, setting, at))
  await matchLines({ db, withheld, othersMoney: remittancesArrived }, orgId, { at, today: play.on })
  const applied = await db.inOrg(orgId, (tx) => appliedAnswers(tx, importId))
  return proposed.map((one) => ({ ...one, applied: applied.get(one.line.movement.line) ?? null }))
}

/** Matches the lines of an import with nothing applied: every one shows what is proposed against the same open items. */
export async function proposedFor(
  db: Db,
  orgId: number,
  importId: string,
  play: Pick<CashPlay, 'lines' | 'on'>,
  at: Date,
  setting: CashSetting = DEFAULT_SETTING,
): Promise<Judged[]> {
  await db.inOrg(orgId, (tx) => keepSetting(tx, { ...setting, autoClasses: [] }, at))
  await matchLines({ db, withheld, othersMoney: remittancesArrived }, orgId, { at, today: play.on })
  const proposed = await db.inOrg(orgId, (tx) => proposedAnswers(tx, importId))
  return play.lines.map((line) => ({ line, proposed: proposed.get(line.movement.line) ?? [], applied: null }))
}

export type Figures = {
  readonly lines: number
  /** Lines that are customers' money, and those of them that a person could resolve. */
  readonly payments: number
  readonly resolvable: number
  readonly proposed: number
  readonly firstRight: number
  readonly amongFourRight: number
  readonly resolvableFirstRight: number
  readonly resolvableAmongFourRight: number
  readonly applied: number
  readonly appliedWrong: readonly Judged[]
  readonly appliedTied: number
  /** Money of nobody for which something was proposed. */
  readonly strangers: number
  readonly strangersProposed: number
  readonly byClass: ReadonlyMap<MatchClass, ClassFigures>
}
export type ClassFigures = {
  first: number
  right: number
  tied: number
  untiedRight: number
  applied: number
  appliedRight: number
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const byClass = new Map<MatchClass, ClassFigures>()
  const ofClass = (cls: MatchClass): ClassFigures => {
    let known = byClass.get(cls)
    if (!known) byClass.set(cls, (known = { first: 0, right: 0, tied: 0, untiedRight: 0, applied: 0, appliedRight: 0 }))
    return known
  }
  const figures = {
    payments: 0,
    resolvable: 0,
    proposed: 0,
    firstRight: 0,
    amongFourRight: 0,
    resolvableFirstRight: 0,
    resolvableAmongFourRight: 0,
    applied: 0,
    appliedTied: 0,
    strangers: 0,
    strangersProposed: 0,
  }
  const appliedWrong: Judged[] = []
  for (const one of judged) {
    const { truth } = one.line
    const [first] = one.proposed
    const isFirst = first !== undefined && isRight(first, truth)
    const isAmong = one.proposed.some((answer) => isRight(answer, truth))
    if (truth.kind === 'stranger') figures.strangers++
    else figures.payments++
    if (truth.canBeTold) {
      figures.resolvable++
      figures.resolvableFirstRight += Number(isFirst)
      figures.resolvableAmongFourRight += Number(isAmong)
    }
    figures.firstRight += Number(isFirst)
    figures.amongFourRight += Number(isAmong)
    if (first) {
      figures.proposed++
      if (truth.kind === 'stranger') figures.strangersProposed++
      const cls = ofClass(first.class)
      cls.first++
      cls.right += Number(isFirst)
      cls.tied += Number(first.isTied)
      cls.untiedRight += Number(isFirst && !first.isTied)
    }
    if (one.applied) {
      const cls = ofClass(one.applied.class)
      figures.applied++
      cls.applied++
      // Tied against the open items as they were: a tie may dissolve when its rival is paid, not before.
      if (first?.isTied && first.class === one.applied.class) figures.appliedTied++
      if (isRight(one.applied, truth)) cls.appliedRight++
      else appliedWrong.push(one)
    }
  }
  return { lines: judged.length, ...figures, appliedWrong, byClass }
}
