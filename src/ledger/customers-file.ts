import type { LocalDate } from '../kernel/calendar.ts'
import { commaText, csvText } from '../kernel/csv.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { customersById, everyProfile, listColleagues } from '../parties/index.ts'
import { riskNames, sizeNames } from '../parties/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { type CustomersAsked, listCustomers } from './list-customers.ts'
import { customersFileTitles as titles } from './wording.ts'

/** Customers asked for at once while a file is made. */
const PAGE = 2_000

/**
 * The customers of a list as CSV, in its order: one row a customer and currency, since two are never added. Sorted by figures in
 * `asked.currency`, that of the books, in which limits are too. A list of customers read again knows the titles of who they are and what they may owe.
 */
export async function customersFile(
  tx: OrgTx,
  asked: Omit<CustomersAsked, 'limit' | 'offset'>,
  today: LocalDate,
  lang: Lang,
): Promise<string> {
  const { currency } = asked
  const profiles = await everyProfile(tx)
  const sellers = new Map((await listColleagues(tx)).map(({ id, name, email }) => [id, email ?? name]))
  const parents = [...profiles.values()].flatMap(({ parentId }) => parentId ?? [])
  const heads = new Map((await customersById(tx, [...new Set(parents)])).map(({ id, code }) => [id, code]))
  const table = [titles.map((title) => say(lang, title))]
  for (let offset = 0; ; offset += PAGE) {
    const { rows } = await listCustomers(tx, { ...asked, limit: PAGE, offset }, today)
    const customers = new Map(
      (
        await customersById(
          tx,
          rows.map(({ id }) => id),
        )
      ).map((one) => [one.id, one]),
    )
    for (const row of rows) {
      const profile = profiles.get(row.id)!
      const limit = (cents: number | null) => (cents === null ? '' : commaText(cents, currency))
      const none = { currency, outstandingCents: 0, overdueCents: 0, unappliedCents: 0 }
      for (const balance of row.balances.length > 0 ? row.balances : [none])
        table.push([
          row.code,
          row.name,
          customers.get(row.id)?.siren ?? '',
          row.city,
          profile.parentId === null ? '' : (heads.get(profile.parentId) ?? ''),
          profile.sector,
          profile.size ? say(lang, sizeNames[profile.size]) : '',
          profile.risk ? say(lang, riskNames[profile.risk]) : '',
          profile.tags.join(', '),
          profile.salespersonId === null ? '' : (sellers.get(profile.salespersonId) ?? ''),
          limit(profile.creditLimitCents),
          limit(profile.insuredCents),
          balance.currency,
          commaText(balance.outstandingCents, balance.currency),
          commaText(balance.overdueCents, balance.currency),
          commaText(balance.unappliedCents, balance.currency),
          row.oldestDueOn ?? '',
        ])
    }
    if (rows.length < PAGE) return csvText(table)
  }
}
