import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import { countryRead, holdsOn, SHIPPED, STATUTE_SUBJECTS, type StatuteRow } from '../../statutes/index.ts'
import type { ShownReferences } from './model.ts'
import { reviewState } from './rules.ts'
import { ownRows } from './store.ts'

/** Every row of the organisation's country, the newest of each subject first, with what asks for a review on a day. */
export async function showReferences(tx: OrgTx, today: LocalDate): Promise<ShownReferences> {
  const asked = (await organisationOf(tx)).country
  const country = countryRead(asked)
  const own = await ownRows(tx, country)
  const shipped = SHIPPED.filter((row) => row.country === country)
  const isCorrected = (row: StatuteRow) => own.some((one) => one.subject === row.subject && holdsOn(one, row.from))
  const rows = [
    ...own.map((row) => ({ ...row, corrected: false })),
    ...shipped.map((row) => ({ ...row, corrected: isCorrected(row), madeByName: null })),
  ].map((row) => ({ ...row, review: row.corrected ? null : reviewed(row, [...own, ...shipped], today) }))
  const place = new Map(STATUTE_SUBJECTS.map((subject, index) => [subject, index]))
  rows.sort((a, b) => place.get(a.subject)! - place.get(b.subject)! || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0))
  return { country, unknownCountry: asked === country ? null : asked, rows }
}

/** What a later row follows needs no look for what comes after it. */
function reviewed(row: StatuteRow, all: readonly StatuteRow[], today: LocalDate) {
  const isFollowed = row.to !== null && all.some((one) => one.subject === row.subject && one.from > row.to!)
  return reviewState(isFollowed ? { ...row, reviewOn: null } : row, today)
}
