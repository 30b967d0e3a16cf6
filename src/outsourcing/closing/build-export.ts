import { organisationOf } from '../../access/index.ts'
import { csvText } from '../../kernel/csv.ts'
import { say } from '../../kernel/wording.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import { extractTrail, type TrailExtract } from '../../trail/index.ts'
import type { Mandate } from '../mandates/model.ts'
import { mandateOf, receivedMandate } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import type { PackageWriter } from '../placements/write-package.ts'
import { closingBytes, closingsOf } from './closing-store.ts'
import { placedUnder, type Records, recordsOf, signedFiles } from './export-store.ts'
import type { Package } from './package-store.ts'
import { packageWords as words } from './package-wording.ts'

/** Writes everything that binds both sides of a mandate, as the organisation that asks may read it. */
export async function writeExport(
  { db }: { readonly db: Db },
  orgId: number,
  asked: Package,
  writer: PackageWriter,
): Promise<string> {
  const { lang, mandateId } = asked
  const read = await db.inOrg(orgId, async (tx) => {
    const mandate = (await (orgId === asked.creditorOrgId ? mandateOf(tx, mandateId) : receivedMandate(tx, mandateId)))!
    const closings: { no: number; bytes: Buffer }[] = []
    for (const { no } of await closingsOf(tx, mandateId))
      closings.push({ no, bytes: (await closingBytes(tx, mandateId, no))!.bytes })
    return {
      mandate,
      closings,
      records: await recordsOf(tx, mandate),
      signed: await signedFiles(tx, mandate),
      trail: await trailOf(tx, mandate),
      by: (await organisationOf(tx)).name,
    }
  })
  const number = mandateNumber(read.mandate.no)
  for (const one of read.records) {
    if (one.rows.length === 0) continue
    const lines = one.rows.map((row) => `${JSON.stringify(row)}\n`).join('')
    await writer.made(
      `records/${one.name}.jsonl`,
      say(lang, words.record, { name: one.name }),
      'application/jsonl',
      Buffer.from(lines),
    )
    await writer.made(
      `tables/${one.name}.csv`,
      say(lang, words.table, { name: one.name }),
      'text/csv; charset=utf-8',
      Buffer.from(tableOf(one)),
    )
  }
  for (const { version, bytes } of read.signed)
    await writer.made(
      `signed/${number}-v${version}.pdf`,
      say(lang, words.signed, { version }),
      'application/pdf',
      bytes,
    )
  for (const { no, bytes } of read.closings)
    await writer.made(
      `signed/${number}-closing-${no}.pdf`,
      say(lang, words.statement, { no }),
      'application/pdf',
      bytes,
    )
  await writer.made('trail.jsonl', say(lang, words.trail), 'application/jsonl', Buffer.from(read.trail.text))
  const provider = read.mandate.providerName
  const about = { kind: 'export', mandate: number, creditor: read.mandate.creditorName, provider, by: read.by }
  const trail = { events: read.trail.events, chainEvents: read.trail.chainEvents, chainHead: read.trail.head }
  return writer.close({ ...about, trail }, [
    say(lang, words.exportTitle, { number, provider }),
    say(lang, words.exportFiles),
    say(lang, words.columns),
    say(lang, words.exportVerify),
  ])
}

/** One table: a column for every field that some row has. */
function tableOf({ rows }: Records): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cell = (value: unknown): string => {
    if (value === null || value === undefined) return ''
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return csvText([names, ...rows.map((row) => names.map((name) => cell(row[name])))])
}

/** What the trail of this organisation has on a mandate, its acts of handing over, and its files; of their debtors nothing else. */
async function trailOf(tx: OrgTx, mandate: Mandate): Promise<TrailExtract> {
  const placed = await placedUnder(tx, mandate)
  const numbers = new Set(placed.map(({ no }) => placementNumber(no)))
  const subjects = [
    { kind: 'mandate', id: mandate.id },
    ...[...new Set(placed.flatMap(({ placingId }) => placingId ?? []))].map((one) => ({ kind: 'placing', id: one })),
    ...[...new Set(placed.map(({ customerId }) => customerId))].map((one) => ({ kind: 'customer', id: one })),
  ]
  return extractTrail(tx, subjects, ({ actor, body, subjectKind }) => {
    if (subjectKind !== 'customer') return true
    if (actor.startsWith(`agent:${mandate.agencyOrgId}:`)) return true
    const { data } = JSON.parse(body) as { data: { placement?: unknown } }
    return typeof data.placement === 'string' && numbers.has(data.placement)
  })
}
