import { formatIban } from '../../kernel/identifiers.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import { itemsById } from '../../ledger/index.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { convertedOf, gapsOf, settledByMatches } from '../lines/effect-store.ts'
import type { ListedLine, WholeLine } from '../lines/line-store.ts'
import type { LineView, MatchView, ProposalView, RefusalView } from '../lines/line-view.ts'
import { remittanceText } from '../lines/line-words.ts'
import { type StoredMatch } from '../lines/match-store.ts'
import type { StoredProposal } from '../lines/proposal-store.ts'
import type { RefusedSubject } from '../lines/refusal-store.ts'
import { toCheckAmong } from '../lines/sample-store.ts'
import { isDeposit } from '../matching/match-shares.ts'
import type { Evidence } from '../model.ts'
import { plainText } from '../words/reference-key.ts'
import { depositWording, detailWording, evidenceWording } from './evidence-wording.ts'

/** How bank lines, proposals and matches are told to people: names and document numbers put in, evidence in their language. */

const tell = (lang: Lang, { code, params }: Evidence): string => say(lang, evidenceWording[code], params)

export const presentLine = ({
  class: cls,
  isTied,
  customerName,
  customerCode,
  parts,
  ...line
}: ListedLine): LineView => ({
  id: line.id,
  accountId: line.accountId,
  accountName: line.accountName,
  bookedOn: line.bookedOn,
  valueOn: line.valueOn,
  cents: line.cents,
  leftCents: line.leftCents,
  currency: line.currency,
  state: line.state,
  setAsideAs: line.setAsideAs,
  code: line.code,
  label: line.label,
  payerName: line.payerName,
  returnCode: line.returnCode,
  best: cls && {
    class: cls,
    customerName: customerName ?? '',
    customerCode: customerCode ?? '',
    isTied: isTied ?? false,
    parts: parts ?? 0,
  },
  customers: line.customers,
})

/** Everything the bank said of a line, by name, empty ones left out. */
export function presentDetails(lang: Lang, line: WholeLine): { name: string; text: string }[] {
  const { details } = line
  const rows: [keyof typeof detailWording, string][] = [
    ['label', line.label],
    ['remittance', remittanceText(details.remittance)],
    ['payer', line.payerName],
    ['ultimate', details.ultimateName],
    ['iban', formatIban(line.payerIban ?? '')],
    ['creditor', details.creditorReference],
    ['documents', details.documents.map((document) => document.no).join(', ')],
    ['endToEnd', details.references.endToEnd ?? ''],
    ['mandate', details.mandate],
    ['returned', [line.returnCode, details.returnWords].filter((text) => text !== '').join(' · ')],
    ['code', line.code],
    ['deposit', isToSplit(line) ? say(lang, depositWording) : ''],
  ]
  return rows.filter(([, text]) => text !== '').map(([name, text]) => ({ name: say(lang, detailWording[name]), text }))
}

const isToSplit = ({ cents, payerName, label, details }: WholeLine): boolean =>
  cents > 0 && payerName === '' && isDeposit(plainText(`${label} ${remittanceText(details.remittance)}`))

export async function presentProposals(
  tx: OrgTx,
  lang: Lang,
  proposals: readonly StoredProposal[],
): Promise<ProposalView[]> {
  const items = byId(
    await itemsById(
      tx,
      proposals.flatMap((proposal) => proposal.parts.map((one) => one.itemId)),
    ),
  )
  const customers = byId(
    await customersById(
      tx,
      proposals.flatMap((proposal) => [proposal.customerId, proposal.payerId ?? []].flat()),
    ),
  )
  return proposals.map((proposal) => {
    const customer = customers.get(proposal.customerId)
    return {
      place: proposal.place,
      class: proposal.class,
      customerId: proposal.customerId,
      customerCode: customer?.code ?? '',
      customerName: customer?.name ?? '',
      payerId: proposal.payerId,
      payerName: proposal.payerId ? (customers.get(proposal.payerId)?.name ?? '') : null,
      parts: proposal.parts.flatMap((one) => {
        const item = items.get(one.itemId)
        if (!item) return []
        const own = proposal.evidence.filter((evidence) => evidence.itemId === one.itemId)
        return [
          {
            itemId: item.id,
            cents: one.cents,
            documentNo: item.documentNo,
            kind: item.kind,
            dueOn: item.dueOn,
            openCents: item.openCents,
            own: one.ownCents === undefined ? null : { cents: one.ownCents, currency: item.currency },
            evidence: own.map((evidence) => tell(lang, evidence)),
          },
        ]
      }),
      gapCents: proposal.gapCents,
      gapReason: proposal.gapReason,
      onAccountCents: proposal.onAccountCents,
      evidence: proposal.evidence
        .filter(({ itemId }) => !proposal.parts.some((one) => one.itemId === itemId))
        .map((evidence) => tell(lang, evidence)),
      isTied: proposal.isTied,
    }
  })
}

export async function presentMatches(tx: OrgTx, lang: Lang, matches: readonly StoredMatch[]): Promise<MatchView[]> {
  const customers = byId(
    await customersById(
      tx,
      matches.flatMap((match) => [match.customerId, match.payerId ?? []].flat()),
    ),
  )
  const gaps = await gapsOf(
    tx,
    matches.map((match) => match.id),
  )
  const converted = await convertedOf(
    tx,
    matches.map((match) => match.id),
  )
  const waiting = await toCheckAmong(
    tx,
    matches.map((match) => match.id),
  )
  const settled = Map.groupBy(
    await settledByMatches(
      tx,
      matches.map((match) => match.id),
    ),
    (row) => row.matchId,
  )
  return matches.map((match) => ({
    id: match.id,
    class: match.class,
    customerId: match.customerId,
    customerCode: customers.get(match.customerId)?.code ?? '',
    customerName: customers.get(match.customerId)?.name ?? '',
    payerName: match.payerId ? (customers.get(match.payerId)?.name ?? '') : null,
    gapCents: gaps.get(match.id) ?? 0,
    convertedCents: converted.get(match.id) ?? 0,
    cents: match.cents,
    how: match.how,
    matchedAt: match.matchedAt,
    matchedBy: match.matchedBy,
    undoneAt: match.undoneAt,
    undoneBy: match.undoneBy,
    toCheck: waiting.has(match.id),
    settled: (settled.get(match.id) ?? []).map(({ matchId: _, ...row }) => row),
    evidence: match.evidence.map((evidence) => tell(lang, evidence)),
  }))
}

/** Refused subjects gathered into the acts they were refused by, in the order given. */
export const presentRefusals = (subjects: readonly RefusedSubject[]): RefusalView[] =>
  [...Map.groupBy(subjects, (subject) => subject.id)].map(([id, of]) => ({
    id,
    refusedAt: of[0]!.refusedAt,
    refusedBy: of[0]!.refusedBy,
    subjects: of.map(({ customerId, customerName, itemId, documentNo, kind }) => ({
      customerId,
      customerName,
      itemId,
      documentNo,
      kind,
    })),
  }))

const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.id, row]))
