import { organisationOf } from '../../access/index.ts'
import type { SheetCell } from '../../adapters/spreadsheet/write-workbook.ts'
import { documentsOf } from '../../documents/index.ts'
import { documentKindNames } from '../../documents/wording.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { actDocument, evidenceName, type History } from '../../legal/index.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { mandateOf } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { placementNumber } from '../placements/model.ts'
import type { PackageFile, PackageTable, PackageWriter } from '../placements/write-package.ts'
import {
  agencyMessages,
  agentNames,
  type BackFile,
  backFiles,
  costsOfMandate,
  documentsOfFile,
  receiptsOfMandate,
} from './hand-back-store.ts'
import {
  ACT_COLUMNS,
  type Act,
  COST_COLUMNS,
  FILE_COLUMNS,
  fileRow,
  listOf,
  RECEIPT_COLUMNS,
  type Told,
} from './hand-back-tables.ts'
import type { Package } from './package-store.ts'
import { packageWords as words } from './package-wording.ts'
import { closingWording } from './wording.ts'

export type HandBackDeps = { readonly db: Db; readonly press: PdfPress; readonly history: History }

/** Lines of one customer's history that are read at most. */
const MOST_LINES = 5_000

/** Writes what a provider did about each file that came home; in the creditor's organisation. One file is in memory at a time. */
export async function writeHandBack(
  { db, press, history }: HandBackDeps,
  asked: Package,
  writer: PackageWriter,
): Promise<string> {
  const { lang, mandateId, agencyOrgId, creditorOrgId: orgId } = asked
  const read = await db.inOrg(orgId, async (tx) => ({
    mandate: (await mandateOf(tx, mandateId))!,
    creditor: await organisationOf(tx),
    files: await backFiles(tx, mandateId),
    receipts: await receiptsOfMandate(tx, mandateId),
    costs: await costsOfMandate(tx, mandateId),
  }))
  const { mandate, creditor, files, receipts, costs } = read
  const number = mandateNumber(mandate.no)
  if (files.length === 0) throw new Refused(refuse('nothing_back', closingWording.nothingBack, { number }).refusal)
  const { timeZone } = creditor
  const told: Told[] = []
  for (const file of files) {
    const found = await db.inOrg(orgId, async (tx) => ({
      acts: await actsOn(tx, history, file, agencyOrgId, lang),
      papers: await papersOn(tx, file, lang),
    }))
    for (const paper of found.papers) await writer.paper(paper)
    told.push({ file, acts: found.acts, received: receipts.filter(({ placementId }) => placementId === file.id) })
  }
  const numberOf = new Map(files.map(({ id, no }) => [id, placementNumber(no)]))
  const day = (on: LocalDate | null): SheetCell => on && { day: on }
  const table = (
    name: string,
    title: (typeof words)['files' | 'acts' | 'receipts' | 'costs'],
    rows: PackageTable['rows'],
  ) => ({
    ...{ name, title: say(lang, title), rows },
  })
  await writer.tables(
    [
      table('files', words.files, [FILE_COLUMNS, ...told.map(fileRow)]),
      table('acts', words.acts, [
        ACT_COLUMNS,
        ...told.flatMap(({ file, acts }) =>
          acts.map((act) => [
            ...[
              placementNumber(file.no),
              file.customerCode,
              day(dayIn(timeZone, act.at)),
              act.title,
              act.detail,
              act.by,
            ],
          ]),
        ),
      ]),
      table('receipts', words.receipts, [
        RECEIPT_COLUMNS,
        ...told.flatMap(({ file, received }) =>
          received.map((one) => [
            ...[placementNumber(file.no), one.no, day(one.receivedOn), file.currency],
            { cents: one.cents, currency: file.currency },
            ...[one.paidTo, one.means, one.tail ?? '', day(one.returnedOn), day(one.remittedOn), one.documents],
          ]),
        ),
      ]),
      table('costs', words.costs, [
        COST_COLUMNS,
        ...costs.map((one) => [
          ...[
            (one.placementId && numberOf.get(one.placementId)) ?? '',
            day(one.onDay),
            one.sideCost,
            one.label,
            one.currency,
          ],
          ...[one.netCents, one.vatCents].map((cents) => ({ cents, currency: one.currency })),
        ]),
      ]),
    ],
    'hand-back.xlsx',
  )
  const under = { number, provider: mandate.providerName }
  const list = actDocument({
    lang,
    title: say(lang, words.listTitle),
    head: say(lang, words.listTitle),
    under: say(lang, words.listUnder, under),
    foot: `${number} · ${creditor.name}`,
    author: creditor.name,
    isDemo: creditor.isDemo,
    on: dayIn(timeZone, asked.askedAt),
    blocks: [...Map.groupBy(told, ({ file }) => file.currency)].map(([currency, of]) => listOf(lang, currency, of)),
  })
  await writer.made('dossiers.pdf', say(lang, words.listTitle), 'application/pdf', (await press.renderPdf(list)).bytes)
  return writer.close({ kind: 'hand_back', mandate: number, creditor: creditor.name, provider: mandate.providerName }, [
    say(lang, words.backTitle, under),
    say(lang, words.backFiles),
    say(lang, words.columns),
  ])
}

/** What the agency's people did while the file was with them: its letters, and what they wrote, called, agreed and contested. */
async function actsOn(
  tx: OrgTx,
  history: History,
  file: BackFile,
  agencyOrgId: number | null,
  lang: Lang,
): Promise<Act[]> {
  if (agencyOrgId === null) return []
  const names = await agentNames(tx, file.customerId, agencyOrgId)
  const lines = names.size === 0 ? [] : await history(tx, file.customerId, lang, MOST_LINES)
  const own = lines
    .filter(({ at, by }) => names.has(by) && at >= file.placedAt && at <= file.endedAt)
    .map((one) => ({
      at: one.at,
      title: one.title,
      detail: [one.detail, ...one.lines].filter(Boolean).join(' · '),
      by: one.by,
    }))
  const sent = (await agencyMessages(tx, file, agencyOrgId)).map(({ at, channel, subject, toAddress }) => ({
    ...{ at, title: say(lang, words.message, { channel, subject }), detail: toAddress, by: '' },
  }))
  return [...own, ...sent].toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** Papers about the documents placed that were added while they were. */
async function papersOn(tx: OrgTx, file: BackFile, lang: Lang): Promise<Omit<PackageFile, 'place'>[]> {
  const numbers = new Set(await documentsOfFile(tx, file.id))
  const added = (await documentsOf(tx, file.customerId)).filter(
    (one) => one.addedAt >= file.placedAt && one.addedAt <= file.endedAt && one.numbers.some((no) => numbers.has(no)),
  )
  return added.map((one, place) => ({
    name: `papers/${placementNumber(file.no)}/${evidenceName(place + 1, one.name)}`,
    title: [say(lang, documentKindNames[one.kind]), ...one.numbers.filter((no) => numbers.has(no))].join(' '),
    ...{ type: one.type, size: one.size, sha256: one.sha256, documentId: one.id },
  }))
}
