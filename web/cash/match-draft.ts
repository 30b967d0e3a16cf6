import type { z } from 'zod'
import type { cashRoutes, ProposalView } from '../../src/cash/contract.ts'
import { GAP_REASONS } from '../../src/cash/model.ts'
import { decimalText } from '../../src/kernel/money.ts'

/** What a person is about to settle with a line, and what it comes to. Amounts of parts are positive; `side` gives the direction. */

export type GapAs = (typeof GAP_REASONS)[number]

export type DraftPart = {
  readonly itemId: string
  readonly documentNo: string
  readonly kind: string
  readonly dueOn: string
  readonly side: 1 | -1
  readonly openCents: number
  /** What is settled of it in its own currency, when that is another than the line's; `cents` is then what it takes of the line. */
  readonly own?: { readonly cents: number; readonly currency: string } | null
  /** How much of it; null while what is typed is no amount. */
  readonly cents: number | null
  readonly isOn: boolean
  readonly evidence: readonly string[]
}

export type Named = { readonly id: string; readonly name: string; readonly code: string }

export type MatchDraft = {
  readonly customer: Named
  /** Who paid, when it is another customer. */
  readonly payer: Pick<Named, 'id' | 'name'> | null
  readonly parts: readonly DraftPart[]
  /** What missing money is written off as; null: it is not. */
  readonly gapAs: GapAs | null
  /** Whether what is left over stays with the customer instead of on the line. */
  readonly restOnAccount: boolean
}

export type Fault = 'unreadable' | 'beyond_document' | 'beyond_line' | 'nothing'

type Weighed = {
  /** Parts added up, credits deducted. */
  readonly sumCents: number
  /** Money that the parts ask for and the line does not have. */
  readonly missingCents: number
  readonly writeOffCents: number
  readonly onAccountCents: number
  /** What the line still has afterwards. */
  readonly remainingCents: number
  /** Why it cannot be applied as it stands. */
  readonly fault: Fault | null
}

export const draftOf = (proposal: ProposalView): MatchDraft => ({
  customer: { id: proposal.customerId, name: proposal.customerName, code: proposal.customerCode },
  payer: proposal.payerId ? { id: proposal.payerId, name: proposal.payerName ?? '' } : null,
  parts: proposal.parts.map(({ cents, ...part }) => ({
    ...part,
    side: cents < 0 ? -1 : 1,
    cents: Math.abs(cents),
    isOn: true,
  })),
  gapAs: GAP_REASONS.find((reason) => reason === proposal.gapReason) ?? null,
  restOnAccount: proposal.onAccountCents > 0,
})

export function weigh(draft: MatchDraft, leftCents: number): Weighed {
  const on = draft.parts.filter((part) => part.isOn)
  const sumCents = on.reduce((sum, part) => sum + part.side * (part.cents ?? 0), 0)
  const missingCents = Math.max(0, sumCents - leftCents)
  const overCents = Math.max(0, leftCents - sumCents)
  const writeOffCents = draft.gapAs === null ? 0 : missingCents
  const onAccountCents = draft.restOnAccount ? overCents : 0
  const taken = sumCents - writeOffCents + onAccountCents
  const fault = on.some((part) => part.cents === null || part.cents <= 0)
    ? 'unreadable'
    : on.some((part) => !part.own && part.cents! > part.openCents)
      ? 'beyond_document'
      : missingCents > writeOffCents
        ? 'beyond_line'
        : taken <= 0
          ? 'nothing'
          : null
  return { sumCents, missingCents, writeOffCents, onAccountCents, remainingCents: leftCents - taken, fault }
}

/** Whether nothing was changed of what is proposed: then it is accepted as it stands, and counts as right. */
export function isAsProposed(draft: MatchDraft, proposal: ProposalView, leftCents: number): boolean {
  const { writeOffCents, onAccountCents } = weigh(draft, leftCents)
  const on = draft.parts.filter((part) => part.isOn)
  return (
    draft.customer.id === proposal.customerId &&
    (draft.payer?.id ?? null) === proposal.payerId &&
    writeOffCents === proposal.gapCents &&
    (writeOffCents === 0 || draft.gapAs === proposal.gapReason) &&
    onAccountCents === proposal.onAccountCents &&
    on.length === proposal.parts.length &&
    on.every((part) =>
      proposal.parts.some((one) => one.itemId === part.itemId && one.cents === part.side * (part.cents ?? 0)),
    )
  )
}

/** The draft as the server takes it. Call it only without a fault. */
export function orderOf(draft: MatchDraft, leftCents: number): z.input<typeof cashRoutes.match.body> {
  const { writeOffCents, onAccountCents } = weigh(draft, leftCents)
  return {
    customerId: draft.customer.id,
    payerId: draft.payer?.id ?? null,
    parts: draft.parts.flatMap((part) =>
      part.isOn && part.cents
        ? [{ itemId: part.itemId, cents: part.side * part.cents, ...(part.own && { ownCents: part.own.cents }) }]
        : [],
    ),
    writeOffCents,
    ...(draft.gapAs && writeOffCents > 0 ? { writeOffAs: draft.gapAs } : {}),
    onAccountCents,
  }
}

/** The same documents, what is missing left owed: the last ones are paid in part, or not at all. */
export function leaveOwed(draft: MatchDraft, leftCents: number): MatchDraft {
  let missing = weigh({ ...draft, gapAs: null }, leftCents).missingCents
  const parts = draft.parts.toReversed().map((part) => {
    if (!part.isOn || part.own || part.side === -1 || part.cents === null || missing === 0) return part
    const less = Math.min(missing, part.cents)
    missing -= less
    return less === part.cents ? { ...part, isOn: false } : { ...part, cents: part.cents - less }
  })
  return { ...draft, parts: parts.toReversed(), gapAs: null }
}

type Allowance = { roundingCents: number; feeCents: number; discountsBp: readonly number[] }

/** What a missing amount may be called: small ones have their usual names, any may be written off as lost, large ones by those who have the right. None until rules are known. */
export function gapsFor(weighed: Weighed, allowance: Allowance | undefined, mayForgive: boolean): GapAs[] {
  const { missingCents: missing, sumCents } = weighed
  if (missing === 0 || !allowance) return []
  const most = Math.max(0, ...allowance.discountsBp)
  return GAP_REASONS.filter((reason) => {
    if (reason === 'rounding') return missing <= allowance.roundingCents
    if (reason === 'bank_fee') return missing <= allowance.feeCents
    if (reason === 'discount') return missing * 10_000 <= sumCents * most
    return mayForgive || missing <= Math.max(allowance.roundingCents, allowance.feeCents)
  })
}

/** Whether the text is part of the number, or the beginning of the open amount as one types it. */
export function isNamed(part: DraftPart, text: string, currency: string): boolean {
  const typed = text.trim().toLowerCase()
  if (typed === '' || part.documentNo.toLowerCase().includes(typed)) return true
  const amount = typed.replace(/[\s\u202f\u00a0€]/g, '').replace(',', '.')
  return amount !== '' && decimalText(part.openCents, currency).startsWith(amount)
}
