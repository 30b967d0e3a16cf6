import { organisationOf } from '../../access/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { countryRead, type StatuteBook, statuteBook } from '../../statutes/index.ts'
import { ownRows } from './store.ts'

/** The law as the organisation reads it: the rows shipped for its country, and its own before them. */
export async function statutesOf(tx: OrgTx): Promise<StatuteBook> {
  const country = countryRead((await organisationOf(tx)).country)
  return statuteBook(country, await ownRows(tx, country))
}
