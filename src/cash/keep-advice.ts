import { createHash } from 'node:crypto'
import { organisationOf } from '../access/index.ts'
import type { FileSource } from '../adapters/ledger-files/index.ts'
import { readAdvice } from '../adapters/remittance/index.ts'
import { newId } from '../kernel/ids.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { record } from '../trail/index.ts'
import { insertAdvice, type StoredAdvice } from './advice-store.ts'
import type { By } from './apply-matches.ts'
import { cashWording as words } from './wording.ts'

/**
 * Keeps what a payer announced, until its payment arrives. Refused when it cannot be read, cites nothing, or is here already.
 * `given` is what was pasted, or a file (text, CSV, XLSX, PDF with text).
 */
export async function keepAdvice(
  tx: OrgTx,
  given: { readonly name: string; readonly content: string | FileSource; readonly bytes: Uint8Array },
  by: By,
): Promise<StoredAdvice> {
  const { currency } = await organisationOf(tx)
  const advice = orRefuse(await readAdvice(given.content, currency))
  const stored: StoredAdvice = {
    id: newId(by.at),
    name: given.name.slice(0, 200),
    format: advice.format,
    payer: (advice.payer ?? '').slice(0, 200),
    paidOn: advice.paidOn,
    totalCents: advice.totalCents ?? (advice.agreement === 'no_total' ? advice.sumCents : null),
    currency: advice.currency ?? currency,
    agreement: advice.agreement,
    rows: advice.rows.slice(0, 2_000),
    receivedAt: by.at,
    receivedBy: by.actor.name,
    state: 'waiting',
    lineId: null,
  }
  const sha256 = createHash('sha256').update(given.bytes).digest()
  if ((await insertAdvice(tx, stored, sha256)) === 0)
    throw new Refused(refuse('already_done', words.adviceKnown).refusal)
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'advice_received',
    subject: { kind: 'advice', id: stored.id },
    data: { name: stored.name, payer: stored.payer, totalCents: stored.totalCents, rows: stored.rows.length },
  })
  return stored
}
