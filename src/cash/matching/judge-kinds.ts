import { addMonths, type LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { settingOf, switchClass } from '../setting-store.ts'
import { type Answered, insertAnswers, ownTallies } from './answer-store.ts'
import { disprovedClasses } from './precision.ts'
import { mostShareBp } from './proportion.ts'
import { insertStop } from './stop-store.ts'

/** Answers older than a year say nothing of how customers pay today. */
export const judgedSince = (today: LocalDate): LocalDate => addMonths(today, -12)

/**
 * Keeps what people said. A kind that their answers disprove is switched off in the same transaction, says so as work, and stays
 * off until a person switches it on: whatever matching does next does without it.
 */
export async function recordAnswers(
  tx: OrgTx,
  answers: readonly Answered[],
  by: By,
  /** The refusal that these answers are: taken back, it takes them with it. */
  refusalId: string | null = null,
): Promise<void> {
  if (answers.length === 0) return
  await insertAnswers(tx, answers, { name: by.actor.name, at: by.at }, refusalId)
  if (answers.some(({ answer, isTied }) => answer === 'wrong' && !isTied)) await stopDisproved(tx, by)
}

async function stopDisproved(tx: OrgTx, by: By): Promise<void> {
  const setting = await settingOf(tx)
  const own = await ownTallies(tx, judgedSince(by.today))
  for (const cls of disprovedClasses(setting, own)) {
    if (!(await switchClass(tx, cls, false, by.at))) continue
    const said = own.get(cls)!
    const stop = {
      class: cls,
      stoppedAt: by.at,
      rightCount: said.right,
      wrongCount: said.wrong,
      leastPrecisionBp: setting.leastPrecisionBp,
      mostPrecisionBp: mostShareBp(said),
    }
    await insertStop(tx, stop)
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: 'matching_stopped',
      subject: { kind: 'organisation', id: String(tx.orgId) },
      data: stop,
    })
  }
}
