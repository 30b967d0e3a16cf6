import { sumCents } from '../../kernel/money.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { courtPlaceOf } from '../../statutes/index.ts'
import {
  actsOf,
  type ClaimedItem,
  claimedItems,
  type Debtor,
  debtorsOf,
  type KeptAct,
  lockProceeding,
  type Proceeding,
} from './matter-store.ts'
import type { Matter } from './model.ts'

/** A matter with everything that its rules and its screens ask for. */
export type WholeMatter = {
  readonly proceeding: Proceeding
  readonly items: readonly ClaimedItem[]
  readonly debtors: readonly Debtor[]
  readonly acts: readonly KeptAct[]
  readonly matter: Matter
}

export async function wholeMatter(tx: OrgTx, proceeding: Proceeding): Promise<WholeMatter> {
  const items = await claimedItems(tx, proceeding.id)
  const debtors = await debtorsOf(tx, proceeding.id)
  const acts = await actsOf(tx, proceeding.id)
  const matter = {
    kind: proceeding.kind,
    courtKind: proceeding.court.kind,
    place: courtPlaceOf(proceeding.court.postcode),
    claimedCents: sumCents(items.map(({ claimedCents }) => claimedCents)),
    debtors,
    acts,
  }
  return { proceeding, items, debtors, acts, matter }
}

/** The matter as it stands, locked for whoever is about to change it; refused when there is none. */
export async function lockedMatter(tx: OrgTx, id: string): Promise<WholeMatter> {
  const proceeding = await lockProceeding(tx, id)
  if (!proceeding) throw new Refused(notFound().refusal)
  return wholeMatter(tx, proceeding)
}
