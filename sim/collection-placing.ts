import type { By } from '../src/cash/index.ts'
import { keepDocument } from '../src/documents/index.ts'
import type { DocumentKind } from '../src/documents/model.ts'
import { daysBetween } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { sumCents } from '../src/kernel/money.ts'
import type { JudgedClaim } from '../src/outsourcing/placements/model.ts'
import { drawPilot } from '../src/outsourcing/placements/pilot.ts'
import { judgeFor, placeClaims } from '../src/outsourcing/placements/place-claims.ts'
import { placementsOfPlacing } from '../src/outsourcing/placements/read-store.ts'
import type { OrgTx } from '../src/platform/db.ts'
import { checkedFile } from '../src/platform/upload.ts'
import { lateCustomers } from './late-customers.ts'
import type { World } from './law-desk.ts'
import { paper } from './paper.ts'

/** Which late customers of the demo company leave for the agency, with their papers. */

/** A file in the hands of the agency. */
export type PlacedFile = { readonly id: string; readonly code: string; readonly customerId: string }

const FILES = 9
/** So many more lack their papers and stay: what « incomplete » looks like. */
const LEFT_INCOMPLETE = 2
const STAGE = 'amicable' as const

export type Placing = {
  readonly world: World
  readonly orgId: number
  readonly mandateId: string
  /** The customers whose claims may leave. */
  readonly codes: ReadonlySet<string>
  /** Whose papers were kept on an earlier day. */
  readonly papered: Set<string>
  /** Fewer files than this wait for another day. */
  readonly least: number
}

/** Keeps the papers of late customers that lack nothing else, and hands a sample of the complete files over. None: too few are ripe. */
export async function placeSample(
  { world, orgId, mandateId, codes, papered, least }: Placing,
  by: By,
): Promise<PlacedFile[]> {
  const { db } = world
  const itemIds = await db.inOrg(orgId, async (tx) =>
    (await lateCustomers(tx, by.today)).flatMap(({ code, items }) => (codes.has(code) ? items : [])),
  )
  if (itemIds.length === 0) return []
  const order = { mandateId, stage: STAGE, itemIds }
  const { claims } = await db.inOrg(orgId, (tx) => judgeFor(tx, order, by))
  const ripe = byCustomer(claims.filter(({ reasons }) => reasons.every(({ code }) => code === 'incomplete')))
  if (ripe.size < least) return []
  const complete = [...ripe.values()].slice(0, Math.max(least, Math.min(FILES, ripe.size - LEFT_INCOMPLETE)))
  for (const own of complete) {
    const { customerId, customerCode } = own[0]!
    if (papered.has(customerCode)) continue
    const sheets = await sheetsOf(own)
    await db.inOrg(orgId, async (tx) => {
      for (const { file, ...about } of sheets) await keepDocument(tx, customerId, file, about, by)
    })
    papered.add(customerCode)
  }
  return db.inOrg(orgId, (tx) => place(tx, order, least, by))
}

async function place(
  tx: OrgTx,
  order: { readonly mandateId: string; readonly stage: typeof STAGE; readonly itemIds: readonly string[] },
  least: number,
  by: By,
): Promise<PlacedFile[]> {
  const { claims } = await judgeFor(tx, order, by)
  const free = byCustomer(claims.filter(({ reasons }) => reasons.length === 0))
  if (free.size < least) return []
  const seed = `démonstration ${by.today}`
  const files = [...free].map(([key, own]) => ({
    ...{ key, currency: 'EUR', cents: sumCents(own.map(({ openCents }) => openCents)) },
    daysLate: Math.max(...own.map(({ dueOn }) => daysBetween(dueOn, by.today))),
  }))
  const { keys } = drawPilot(files, FILES, seed)
  const drawn = keys.flatMap((key) => free.get(key)!.map(({ itemId }) => itemId))
  const id = newId(by.at)
  await placeClaims(tx, { ...order, id, pilotSeed: seed, itemIds: drawn }, by)
  return (await placementsOfPlacing(tx, id)).map((one) => ({
    ...{ id: one.id, code: one.customerCode, customerId: one.customerId },
  }))
}

const byCustomer = (claims: readonly JudgedClaim[]): Map<string, JudgedClaim[]> =>
  Map.groupBy(claims, ({ customerCode }) => customerCode)

/** What a file must have besides reminders: one sheet of each kind for all documents of a customer. */
const KINDS: readonly (readonly [kind: DocumentKind, name: string])[] = [
  ['invoice', 'Factures'],
  ['order', 'Bons de commande'],
  ['delivery_proof', 'Bons de livraison'],
]

const sheetsOf = (claims: readonly JudgedClaim[]) => {
  const numbers = claims.map(({ documentNo }) => documentNo)
  const lines = [claims[0]!.customerName, ...numbers, '(démonstration)']
  return Promise.all(
    KINDS.map(async ([kind, name]) => ({
      ...{ kind, numbers, bearsOn: null },
      file: checkedFile({ name: `${name}.pdf`, bytes: await paper([name.toUpperCase(), ...lines]) }),
    })),
  )
}
