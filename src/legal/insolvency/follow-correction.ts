import type { PublishedNotice } from '../../adapters/registries/bodacc/model.ts'
import type { By } from '../../cash/index.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { caseById, eventsOfCases } from './case-store.ts'
import { type About, casesOf, detailOf, followed } from './follow-judgment.ts'
import { officerIn } from './judgments.ts'
import type { InsolvencyCase, KeptNotice } from './model.ts'
import { restand } from './move-case.ts'
import { noticeById } from './notice-store.ts'
import { correctCase, tell, writeEvent } from './open-case.ts'
import { insolvencyWording as words } from './wording.ts'

type Correcting = About & { readonly about: KeptNotice }

/**
 * What a correction says stands instead. Its own publication does not open the periods again: the first one's day is kept, which is the
 * earlier and the safer, and the history says so.
 */
export async function corrected(
  tx: OrgTx,
  asked: Correcting,
  cases: readonly InsolvencyCase[],
  by: By,
): Promise<boolean> {
  const { notice, about, said } = asked
  const { judgment, id: noticeId } = notice
  // Corrected once already, a case rests on the correction: it is found by what its history rests on.
  const events = await eventsOfCases(
    tx,
    cases.map(({ id }) => id),
  )
  const opened = events.find(({ what, noticeId: by }) => what === 'opening' && by === about.id)
  const one = cases.find(({ id, noticeId: by }) => by === about.id || id === opened?.caseId)
  // What it corrects opened no case here: it is followed for what it says, and what was corrected counts no more.
  if (!one) {
    for (const other of cases) await restand(tx, other, notice.publishedOn, by)
    return followed(tx, asked, await casesOf(tx, asked.customerId), by)
  }
  const detail = detailOf(judgment!)
  const openedOn = judgment!.on !== null && judgment!.on <= notice.publishedOn ? judgment!.on : one.openedOn
  const officer = officerIn(judgment!.told) ?? one.officer
  const after = { ...one, openedOn, officer, court: notice.court || one.court }
  await correctCase(tx, one, after, by)
  // The event of the opening rests on a notice that is undone now: this one stands for it.
  await writeEvent(
    tx,
    one,
    {
      ...{ what: 'opening', on: openedOn, procedure: said.procedure, noticeId },
      detail: `${say('fr', words.correctedBy)} ${detail}`.slice(0, 2000),
    },
    by,
  )
  await restand(tx, after, notice.publishedOn, by)
  await tell(tx, 'insolvency_changed', after, by, {
    before: { openedOn: one.openedOn, procedure: one.procedure },
    after: { openedOn, procedure: said.procedure ?? one.procedure },
  })
  return said.meaning === 'opening'
}

/**
 * What the annulled notice had done is undone; a case that it opened never was, and what an annulled correction had taken the place of
 * counts again. Where it annuls what was never read, or another annulment, or leaves a correction standing alone, a person looks.
 */
export async function annulled(
  tx: OrgTx,
  notice: PublishedNotice,
  about: KeptNotice | null,
  cases: readonly InsolvencyCase[],
  by: By,
): Promise<boolean> {
  if (cases.length === 0) return true
  let stands = false
  for (const one of cases) {
    await restand(tx, about?.type === 'correction' ? await restored(tx, one, about, by) : one, notice.publishedOn, by)
    await tell(tx, 'insolvency_notice_annulled', one, by, { notice: notice.about })
    stands ||= one.noticeId === about?.id && (await caseById(tx, one.id))?.standing !== 'annulled'
  }
  return about?.type === 'correction' || (about?.type === 'notice' && !stands)
}

/** The case as the notice that an annulled correction had corrected tells it; as it is when that correction was of another judgment. */
async function restored(tx: OrgTx, one: InsolvencyCase, about: KeptNotice, by: By): Promise<InsolvencyCase> {
  const openings = (await eventsOfCases(tx, [one.id])).filter(({ what }) => what === 'opening')
  const opening = openings.findLast(({ isUndone }) => !isUndone)
  const told = opening?.noticeId ? await noticeById(tx, opening.noticeId) : null
  if (!opening || !told || !openings.some(({ noticeId }) => noticeId === about.id)) return one
  const openedOn = opening.on
  const officer = officerIn(told.told) ?? one.officer
  const after = { ...one, openedOn, officer, court: told.court || one.court }
  await correctCase(tx, one, after, by)
  await tell(tx, 'insolvency_changed', after, by, { before: { openedOn: one.openedOn }, after: { openedOn } })
  return after
}
