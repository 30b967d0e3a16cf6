import { organisationOf } from '../../access/index.ts'
import type { SheetCell } from '../../adapters/spreadsheet/write-workbook.ts'
import { documentsOf, type KeptDocument } from '../../documents/index.ts'
import { documentKindNames } from '../../documents/wording.ts'
import { daysBetween, type LocalDate } from '../../kernel/calendar.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { chargesTold, evidenceName, sentTo } from '../../legal/index.ts'
import { contactsOf, customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { PAPERS } from '../audit/model.ts'
import { papersOf } from '../audit/papers-store.ts'
import { mandateNumber } from '../model.ts'
import { keptAmong } from './gather-claims.ts'
import { historyNames, historyStates, handoverWords as words } from './handover-wording.ts'
import { type DocumentTold, documentsTold, historyTold } from './history-store.ts'
import { placementNumber } from './model.ts'
import type { PlacementRow } from './read-store.ts'
import type { PackageFile } from './write-package.ts'

type Rows = (readonly SheetCell[])[]
export type PlacementTold = {
  readonly claims: Rows
  readonly debtors: Rows
  readonly contacts: Rows
  readonly history: Rows
  readonly papers: readonly Omit<PackageFile, 'place'>[]
}

/** Papers that say what a customer agreed to in general: they go along although they bear no number. */
const IN_GENERAL: ReadonlySet<KeptDocument['kind']> = new Set([
  'order',
  'contract',
  'terms_accepted',
  'company_extract',
])

/** All that goes with one placement: about the documents placed and the debtor, and about no other document of that customer. */
export async function gatherPlacement(tx: OrgTx, placement: PlacementRow, lang: Lang): Promise<PlacementTold> {
  const { timeZone } = await organisationOf(tx)
  const number = placementNumber(placement.no)
  const customer = (await customerOf(tx, placement.customerId))!
  const documents = await documentsTold(tx, placement.id)
  const itemIds = documents.map(({ itemId }) => itemId)
  const numbers = new Set(documents.map(({ documentNo }) => documentNo))
  const head = [number, customer.code] as const
  const sent = (await sentTo(tx, customer.id, timeZone))
    .map((one) => ({ ...one, numbers: one.numbers.filter((no) => numbers.has(no)) }))
    .filter((one) => one.numbers.length > 0)
  const kept = await documentsOf(tx, customer.id)
  const own = kept.filter((one) =>
    one.numbers.length === 0 ? IN_GENERAL.has(one.kind) : one.numbers.some((no) => numbers.has(no)),
  )
  return {
    claims: await claimRows(tx, placement, documents, sent, head),
    debtors: [
      [
        ...[
          number,
          mandateNumber(placement.mandateNo),
          placement.stage,
          { day: placement.placedOn },
          customer.code,
          customer.name,
        ],
        ...[
          customer.kind,
          customer.siren,
          customer.vatNo,
          customer.addressLines.join(', '),
          customer.postcode,
          customer.city,
        ],
        ...[customer.country, customer.lang, placement.currency],
        { cents: placement.placedCents, currency: placement.currency },
        documents.length,
      ],
    ],
    contacts: (await contactsOf(tx, [customer.id])).map((one) => [
      ...head,
      `${one.firstName} ${one.lastName}`.trim(),
      one.role,
      one.emailInvalidSince ? '' : one.email,
      one.phoneInvalidSince ? '' : one.phone,
    ]),
    history: [
      ...sent.map((one) => ({
        on: one.on,
        cells: [
          ...head,
          { day: one.on },
          say(lang, historyNames.message),
          say(lang, words.reminder, { purpose: one.purpose, channel: one.channel }),
          null,
          null,
          one.numbers.join(', '),
        ],
      })),
      ...(await historyTold(tx, itemIds)).map((one) => ({
        on: one.on,
        cells: [
          ...head,
          { day: one.on },
          say(lang, historyNames[one.kind]),
          detailOf(lang, one.detail),
          one.cents === null ? null : { cents: one.cents, currency: placement.currency },
          one.until && { day: one.until },
          one.documentNo,
        ],
      })),
    ]
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      .map(({ cells }) => cells),
    papers: own.map((one, place) => ({
      name: `papers/${number}/${evidenceName(place + 1, one.name)}`,
      title: [say(lang, documentKindNames[one.kind]), ...one.numbers.filter((no) => numbers.has(no))].join(' '),
      ...{ type: one.type, size: one.size, sha256: one.sha256, documentId: one.id },
    })),
  }
}

async function claimRows(
  tx: OrgTx,
  placement: PlacementRow,
  documents: readonly DocumentTold[],
  sent: readonly { readonly numbers: readonly string[] }[],
  head: readonly SheetCell[],
): Promise<Rows> {
  const { currency, placedOn: on } = placement
  const papers = await papersOf(
    tx,
    documents.map(({ itemId }) => itemId),
  )
  const charges = await chargesTold(tx, [placement.customerId])
  const day = (one: LocalDate | null): SheetCell => one && { day: one }
  return documents.map((one) => {
    const has = keptAmong(papers.get(one.itemId))
    // Interest and indemnity are in euros whatever the document is in.
    const told = currency === 'EUR' ? charges([one.itemId], on) : null
    const euros = (cents: number | null | undefined): SheetCell => (cents == null ? null : { cents, currency: 'EUR' })
    return [
      ...head,
      ...[one.documentNo, one.kind, one.label, day(one.issuedOn), day(one.dueOn), daysBetween(one.dueOn, on), currency],
      ...[
        { cents: one.amountCents, currency },
        { cents: one.placedCents, currency },
      ],
      ...[
        euros(told?.interestCents),
        euros(told?.indemnityCents),
        day(on),
        day(one.barsOn),
        sent.filter(({ numbers }) => numbers.includes(one.documentNo)).length,
        day(one.noticedOn),
      ],
      has.join(' '),
      PAPERS.filter((paper) => !has.includes(paper)).join(' '),
    ]
  })
}

/** A code of the books in words; what a person called something stays as it is. */
function detailOf(lang: Lang, detail: string): string {
  const known = historyStates[detail]
  return known ? say(lang, known) : detail
}
