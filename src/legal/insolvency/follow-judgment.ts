import type { PublishedNotice } from '../../adapters/registries/bodacc/model.ts'
import type { By } from '../../cash/index.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { casesOfCustomers, eventsOfCases } from './case-store.ts'
import { type JudgmentMeaning, meaningOf, officerIn } from './judgments.ts'
import type { CaseEventKind, InsolvencyCase, KeptNotice, Officer } from './model.ts'
import { restand } from './move-case.ts'
import { listNotices, markNotice } from './notice-store.ts'
import { correctCase, openCase, tell, writeEvent } from './open-case.ts'
import { isOver, standingAfter } from './rules.ts'
import { insolvencyWording as words } from './wording.ts'

export const casesOf = async (tx: OrgTx, customerId: string): Promise<InsolvencyCase[]> =>
  (await casesOfCustomers(tx, [customerId])).filter(({ standing }) => standing !== 'annulled')

/** What a judgment says, as the history of a case keeps it. */
export const detailOf = ({ nature, family, told }: Pick<KeptNotice, 'nature' | 'family' | 'told'>): string =>
  [nature || family, told].filter(Boolean).join(' · ').slice(0, 2000)

const NOBODY: Officer = { name: '', role: 'creditors_agent', lines: [] }

export type About = {
  readonly notice: PublishedNotice
  readonly said: JudgmentMeaning
  readonly customerId: string
}

/** Opens a case by a judgment, or moves the one that it is of. False: a person has to look at it. */
export async function followed(tx: OrgTx, about: About, cases: readonly InsolvencyCase[], by: By): Promise<boolean> {
  const { notice, said } = about
  const { judgment, publishedOn, id: noticeId } = notice
  const detail = detailOf(judgment!)
  // Without the day of the judgment, or with one after its publication, the day of publication freezes: nobody is asked too much.
  const isDated = judgment!.on !== null && judgment!.on <= publishedOn
  const on = isDated ? judgment!.on! : publishedOn
  if (publishedOn > by.today) return false
  const { meaning, procedure } = said
  if (meaning === 'opening' && procedure !== null) {
    const running = cases.find(({ standing }) => !isOver(standing))
    if (!running) {
      // Older than the end of a case: it is the opening of that one, or of one that nobody knows.
      if (cases.some(({ standingOn }) => standingOn > on))
        return cases.some((one) => one.openedOn === on && one.procedure === procedure)
      const officer = officerIn(judgment!.told) ?? NOBODY
      const why = isDated ? detail : `${say('fr', words.dayUnknown)} ${detail}`.slice(0, 2000)
      const asked = { customerId: about.customerId, procedure, openedOn: on, publishedOn, court: notice.court, officer }
      const opened = await openCase(tx, { ...asked, noticeId, source: 'feed', detail: why }, by)
      await catchUp(tx, opened, notice.sirens, by)
      return isDated
    }
    // Told by hand before it was published: periods run from the publication, which is known now.
    if (running.publishedOn === null && running.openedOn === on) {
      const officer = running.officer.name === '' ? (officerIn(judgment!.told) ?? running.officer) : running.officer
      const after = { ...running, publishedOn, officer }
      await correctCase(tx, running, after, by)
      await writeEvent(tx, running, { what: 'corrected', on, procedure, detail, noticeId }, by)
      await restand(tx, after, on, by)
      return isDated
    }
    if (running.openedOn === on && running.procedure === procedure) return true
    // An older one, published late, opens nothing that a newer one has not opened.
    if (on < running.openedOn) return false
    await writeEvent(tx, running, { what: 'conversion', on, procedure, detail, noticeId }, by)
    await restand(tx, running, on, by)
    return false
  }
  // The last case that was open by then; what a court says after its end, a person reads.
  const one = cases.find(({ openedOn }) => openedOn <= on)
  if (!one || (isOver(one.standing) && on > one.standingOn)) return false
  if (meaning === 'list_filed') {
    await writeEvent(tx, one, { what: 'list_filed', on, detail, noticeId }, by)
    return true
  }
  if (meaning === 'unclear' || meaning === 'opening' || standingAfter(meaning) === null) return false
  await writeEvent(tx, one, { what: meaning, on, procedure, detail, noticeId }, by)
  await restand(tx, one, on, by)
  await tell(tx, 'insolvency_told', one, by, { insolvencyStep: meaning, on, notice: noticeId })
  // A plan that is resolved opens another procedure, with periods of its own for what was born since: a person opens it.
  return isDated && meaning !== 'plan_resolved'
}

/** What was published before the opening was, and followed in no case then, is of this one when it was judged after. */
async function catchUp(tx: OrgTx, one: InsolvencyCase, sirens: readonly string[], by: By): Promise<void> {
  const cases = await casesOf(tx, one.customerId)
  const events = await eventsOfCases(
    tx,
    cases.map(({ id }) => id),
  )
  const followedAlready = new Set(events.map(({ noticeId }) => noticeId))
  let isMoved = false
  for (const kept of await listNotices(tx, { sirens, toLook: false, limit: 200 })) {
    const { id, judgedOn, publishedOn, meaning, undoneBy, type, state } = kept
    const isOfIt = judgedOn !== null && judgedOn >= one.openedOn && publishedOn !== null && judgedOn <= publishedOn
    const isHeard = standingAfter(meaning) !== null && type !== 'annulment' && undoneBy === null
    if (!isOfIt || !isHeard || publishedOn > by.today || followedAlready.has(id)) continue
    const { procedure } = meaningOf(kept)
    const what = meaning as CaseEventKind
    await writeEvent(tx, one, { what, on: judgedOn, procedure, detail: detailOf(kept), noticeId: id }, by)
    if (state === 'to_look' && meaning !== 'plan_resolved') await markNotice(tx, id, 'followed')
    isMoved = true
  }
  if (isMoved) await restand(tx, one, one.openedOn, by)
}
