import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { countryRead } from '../../statutes/index.ts'
import { record } from '../../trail/index.ts'
import type { RowDraft } from './model.ts'
import { checkRow } from './rules.ts'
import { insertRow, lockRows, type OwnRow, ownRows, withdrawRow } from './store.ts'
import { wording as words } from './wording.ts'

/**
 * Keeps a row of the organisation's: a new one, or in the place of `replaces`. The trail says what was read before and after.
 * Refused by `checkRow`, and when the row to replace is there no more.
 */
export async function keepRow(tx: OrgTx, draft: RowDraft, replaces: string | null, by: By): Promise<string> {
  await lockRows(tx)
  const country = countryRead((await organisationOf(tx)).country)
  const own = await ownRows(tx, country)
  const before = replaces === null ? null : found(own, replaces)
  orRefuse(
    checkRow(
      draft,
      own.filter((row) => row !== before),
      by.today,
    ),
  )
  if (before) await withdrawRow(tx, before.id, by.at)
  const id = newId(by.at)
  await insertRow(tx, { ...draft, id, country }, { name: by.actor.name, at: by.at })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: before ? 'statute_row_corrected' : 'statute_row_added',
    subject: { kind: 'statute_row', id },
    data: { before: before && told(before), after: told({ ...draft, country }) },
  })
  return id
}

/** The shipped row is read again, or none. */
export async function dropRow(tx: OrgTx, id: string, by: By): Promise<void> {
  await lockRows(tx)
  const country = countryRead((await organisationOf(tx)).country)
  const before = found(await ownRows(tx, country), id)
  await withdrawRow(tx, id, by.at)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'statute_row_withdrawn',
    subject: { kind: 'statute_row', id },
    data: { before: told(before), after: null },
  })
}

function found(own: readonly OwnRow[], id: string): OwnRow {
  const row = own.find((one) => one.id === id)
  if (!row) throw new Refused(refuse('changed_meanwhile', words.rowGone).refusal)
  return row
}

const told = ({ subject, value, from, to, citation, source, mark, verifiedOn, reviewOn, country }: Told) => ({
  country,
  subject,
  value,
  from,
  to,
  citation,
  source,
  mark,
  verifiedOn,
  reviewOn,
})
type Told = RowDraft & { readonly country: string }
