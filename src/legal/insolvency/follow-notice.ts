import type { BrokenNotice, NoticeRead, PublishedNotice } from '../../adapters/registries/bodacc/model.ts'
import type { By } from '../../cash/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { annulled, corrected } from './follow-correction.ts'
import { casesOf, followed } from './follow-judgment.ts'
import { type JudgmentMeaning, meaningOf } from './judgments.ts'
import type { KeptNotice } from './model.ts'
import { customersOfSirens, insertNotice, markNotice, markUndone, noticeById } from './notice-store.ts'

/** What came of a notice: about nobody here, known already, followed, or left to a person. */
export type Followed = 'elsewhere' | 'known' | 'followed' | 'to_look'

/**
 * Keeps a notice about a customer of ours, once, and follows it: a judgment opens a case or moves one, a correction takes the place of
 * what it corrects, an annulment undoes it. What cannot be read or understood is kept and waits for a person; it stops nothing.
 */
export async function followNotice(tx: OrgTx, read: NoticeRead, by: By): Promise<Followed> {
  if ('broken' in read) return keepBroken(tx, read.broken, by)
  const { notice } = read
  const about = notice.about === null ? null : await noticeById(tx, notice.about)
  const named = notice.sirens.length > 0 ? notice.sirens : (about?.sirens ?? [])
  const sirens = [...new Set([...named, ...(about?.sirens ?? [])])]
  const concerned = await customersOfSirens(tx, sirens)
  if (concerned.length === 0) return 'elsewhere'
  const customers = concerned.filter(({ siren }) => named.includes(siren))
  const said: JudgmentMeaning = notice.judgment ? meaningOf(notice.judgment) : { meaning: 'unclear', procedure: null }
  const kept = keptFrom(notice, sirens, said, by.at)
  if ((await insertNotice(tx, kept)) === 0) return 'known'
  if (about) await markUndone(tx, about.id, notice.id)
  // A correction that names another company leaves the one named before to a person: its case was perhaps never its own.
  let isClear = customers.length === concerned.length
  for (const { id } of customers) {
    const cases = await casesOf(tx, id)
    const isDone =
      notice.type === 'annulment'
        ? await annulled(tx, notice, about, cases, by)
        : about && notice.type === 'correction'
          ? await corrected(tx, { notice, about, said, customerId: id }, cases, by)
          : await followed(tx, { notice, said, customerId: id }, cases, by)
    isClear &&= isDone
  }
  if (isClear) return 'followed'
  await markNotice(tx, notice.id, 'to_look')
  return 'to_look'
}

/** One without a number may be about anybody: it is kept; one that names others is none of ours. */
async function keepBroken(tx: OrgTx, { id, fault, sirens, raw }: BrokenNotice, by: By): Promise<Followed> {
  if (sirens.length > 0 && (await customersOfSirens(tx, sirens)).length === 0) return 'elsewhere'
  const nothing = { family: '', nature: '', told: '', court: '', company: '', url: '' }
  const days = { publishedOn: null, judgedOn: null }
  const kept: KeptNotice = {
    ...{ id, sirens, fault, raw: raw.slice(0, 20_000), ...nothing, ...days },
    ...{ type: 'notice', aboutId: null, meaning: 'unclear', readAt: by.at, state: 'to_look', undoneBy: null },
  }
  return (await insertNotice(tx, kept)) === 0 ? 'known' : 'to_look'
}

const keptFrom = (
  { id, type, about, publishedOn, name, court, judgment, url, raw }: PublishedNotice,
  sirens: readonly string[],
  { meaning }: JudgmentMeaning,
  readAt: Date,
): KeptNotice => ({
  ...{ id, type, aboutId: about, sirens, publishedOn, meaning, court, url, raw: raw.slice(0, 20_000), readAt },
  ...{ company: name, judgedOn: judgment?.on ?? null, fault: null, state: 'followed', undoneBy: null },
  ...{ family: judgment?.family ?? '', nature: judgment?.nature ?? '', told: judgment?.told ?? '' },
})
