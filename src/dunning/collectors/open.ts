import type { LocalDate } from '../../kernel/calendar.ts'
import { collectorUnder, mandatesInUse } from '../../outsourcing/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import { scenarioBook } from '../scenarios/book.ts'
import type { Collecting } from './collecting.ts'
import { mandatesDecided, scenarioOfMandate } from './store.ts'

type Asked = { readonly today: LocalDate; readonly at: Date; readonly customers: readonly string[] | null }

/** The agency that holds a mandate, with its scenarios as they stand in its own organisation; null: it works elsewhere, or nobody signed. */
export async function collectingUnder(
  tx: OrgTx,
  mandateId: string,
  { today, at, customers }: Asked,
): Promise<Collecting | null> {
  const collector = await collectorUnder(tx, mandateId, today, customers)
  if (!collector) return null
  const { agencyOrgId } = collector
  if (agencyOrgId === null) return null
  return onOtherSide(tx, agencyOrgId, async (theirs) => {
    const book = await scenarioBook(theirs, at)
    const chosen = await scenarioOfMandate(theirs, mandateId)
    const followed = chosen === null ? undefined : book.current.get(chosen)
    const scenario = followed ?? book.current.get(book.standard.id)!
    return { ...collector, agencyOrgId, book, scenario, isByItself: followed !== undefined }
  })
}

/** Mandates under which something of these customers is placed, or of any, and those for which something still stands. */
export const mandatesConcerned = async (tx: OrgTx, customers: readonly string[] | null): Promise<string[]> => [
  ...new Set([...(await mandatesInUse(tx, customers)), ...(await mandatesDecided(tx, customers))]),
]
