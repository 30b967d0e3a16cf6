import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import type { By } from '../acting.ts'
import { type Applied, applyMatches } from '../lines/apply-matches.ts'
import { itemsMovedBy } from '../lines/effect-store.ts'
import { anyHeld } from '../lines/held-line.ts'
import { lineById, setAside } from '../lines/line-store.ts'
import type { MatchOrder } from '../lines/match-order.ts'
import { type NewMatch } from '../lines/match-store.ts'
import { outdateProposals } from '../lines/outdate-proposals.ts'
import { dropProposals, proposalsOf, type StoredProposal } from '../lines/proposal-store.ts'
import { dropRefusals } from '../lines/refusal-store.ts'
import { closedWith } from '../lines/returnable-store.ts'
import { learnAliases } from '../matching/answer-store.ts'
import { recordAnswers } from '../matching/judge-kinds.ts'
import { orderOf } from '../matching/match-lines.ts'
import { isShare } from '../model.ts'
import { refundCustomer } from '../refunds/refund-customer.ts'
import { returnPayment } from '../returns/return-payment.ts'
import { takeReturnsBack } from '../returns/return-taken-back.ts'
import { settingOf } from '../setting-store.ts'
import { cashWording } from '../wording.ts'
import type { OrderInput } from './contract.ts'
import { checkGap, type Gap } from './gap-bounds.ts'
import { aliasesOfMatches } from './match-aliases.ts'

/** A person's answers about bank lines. Each teaches: aliases from what is accepted, the worth of a kind from every answer. */

/**
 * Applies proposals as they stand; `places` says which one of each line. What no longer holds is left out with its reason, and
 * by the dozen (`ties: 'leave'`) so is a proposal that another rivals: a person looks at it by itself.
 */
export async function acceptProposals(
  tx: OrgTx,
  places: ReadonlyMap<string, number>,
  by: By,
  ties: 'accept' | 'leave' = 'accept',
): Promise<Applied & { readonly unproposed: readonly string[]; readonly tied: readonly string[] }> {
  const proposed = Map.groupBy(await proposalsOf(tx, [...places.keys()]), (proposal) => proposal.lineId)
  const chosen: StoredProposal[] = []
  const unproposed: string[] = []
  const tied: string[] = []
  for (const [lineId, place] of places) {
    const proposal = proposed.get(lineId)?.find((one) => one.place === place)
    if (!proposal) unproposed.push(lineId)
    else if (proposal.isTied && ties === 'leave') tied.push(lineId)
    else chosen.push(proposal)
  }
  const returned = chosen.filter((proposal) => proposal.class === 'returned')
  const reopened: NewMatch[] = []
  for (const { lineId, bookedItemId, evidence } of returned)
    reopened.push(...(await returnPayment(tx, { lineId, receiptId: bookedItemId!, evidence, how: 'accepted' }, by)))
  const refunded: NewMatch[] = []
  for (const { lineId, parts, bookedItemId, evidence } of chosen.filter((proposal) => proposal.class === 'refund'))
    refunded.push(await refundCustomer(tx, { lineId, parts, bookedItemId, evidence, how: 'accepted' }, by))
  const applied = await applyMatches(
    tx,
    chosen
      .filter((proposal) => proposal.class !== 'returned' && proposal.class !== 'refund')
      .map((proposal) => orderOf(proposal.lineId, asProposal(proposal), 'accepted')),
    by,
  )
  await takeReturnsBack(tx, applied.matches, by)
  const all = [...applied.matches, ...reopened, ...refunded]
  const done = new Map(all.map((match) => [match.lineId, match.id]))
  await outdateOthers(tx, all)
  await learnFrom(tx, applied.matches, by)
  await recordAnswers(
    tx,
    chosen
      .filter(({ lineId }) => done.has(lineId))
      .flatMap(({ lineId, place, evidence }) => {
        const first = proposed.get(lineId)![0]!
        // Of a line that is of several customers, each share is as right as the first.
        const isMeant = place === first.place || (isShare({ evidence }) && isShare(first))
        const answer = isMeant ? ('right' as const) : ('wrong' as const)
        const { class: cls, isTied } = first
        return [{ lineId, class: cls, answer, wasAutomatic: false, isTied, matchId: done.get(lineId)! }]
      }),
    by,
  )
  return { ...applied, matches: all, unproposed, tied }
}

/** Settles what a person chose, whatever was proposed. */
export async function matchByHand(
  tx: OrgTx,
  lineId: string,
  input: OrderInput,
  by: By & { readonly mayForgive?: boolean },
): Promise<NewMatch> {
  for (const customerId of [input.customerId, input.payerId])
    if (customerId && !(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
  const order: MatchOrder = {
    lineId,
    class: 'by_hand',
    customerId: input.customerId,
    payerId: input.payerId === input.customerId ? null : input.payerId,
    parts: input.parts,
    gap: await gapOf(tx, lineId, input, by.mayForgive ?? false),
    onAccountCents: input.onAccountCents,
    bookedItemId: null,
    evidence: [],
    how: 'by_hand',
  }
  const { matches, leftOut } = await applyMatches(tx, [order], by)
  if (leftOut[0]) throw new Refused(leftOut[0].refusal)
  const match = matches[0]!
  await takeReturnsBack(tx, matches, by)
  const [first] = await proposalsOf(tx, [lineId])
  await outdateOthers(tx, matches)
  await learnFrom(tx, matches, by)
  await dropRefusals(tx, lineId, [input.customerId, ...input.parts.map((one) => one.itemId)])
  if (first) {
    const isSame = first.customerId === input.customerId && sameItems(first, input)
    const answer = isSame ? ('right' as const) : ('wrong' as const)
    const { class: cls, isTied } = first
    await recordAnswers(tx, [{ lineId, class: cls, answer, wasAutomatic: false, isTied, matchId: match.id }], by)
  }
  return match
}

/** What is written off, within what whoever acts may call so. */
async function gapOf(tx: OrgTx, lineId: string, input: OrderInput, mayForgive: boolean): Promise<Gap | null> {
  if (input.writeOffCents === 0) return null
  const gap = { cents: input.writeOffCents, reason: input.writeOffAs }
  const debitCents = input.parts.reduce((sum, { cents }) => sum + Math.max(cents, 0), 0)
  const line = await lineById(tx, lineId)
  return orRefuse(checkGap(gap, { debitCents, currency: line?.currency ?? '' }, await settingOf(tx), mayForgive))
}

/** Whether both settle the same items for the same amounts. */
export const sameItems = (proposal: StoredProposal, input: Pick<OrderInput, 'parts'>): boolean =>
  proposal.parts.length === input.parts.length &&
  proposal.parts.every((one) => input.parts.some((other) => other.itemId === one.itemId && other.cents === one.cents))

/** What a match moved is proposed for other lines no longer. */
export const outdateOthers = async (tx: OrgTx, matches: readonly NewMatch[]): Promise<void> =>
  outdateProposals(
    tx,
    await itemsMovedBy(
      tx,
      matches.map((match) => match.id),
    ),
    matches.map((match) => match.lineId),
  )

/** After a person's yes: what remains proposed for these lines is gone, and how the payer showed itself is remembered. */
async function learnFrom(tx: OrgTx, matches: readonly NewMatch[], by: By): Promise<void> {
  await dropProposals(
    tx,
    matches.map((match) => match.lineId),
  )
  const aliases = await aliasesOfMatches(tx, matches)
  if (aliases.length > 0) await learnAliases(tx, aliases, by.at)
}

/** Says what lines are when they are no matter of a customer; an empty reason brings them back. Gives how many changed. */
export async function putAside(tx: OrgTx, lineIds: readonly string[], as: string, by: By): Promise<number> {
  // Two lines that left together come back together.
  if (await anyHeld(tx, lineIds)) throw new Refused(refuse('line_held', cashWording.lineHeld).refusal)
  const asked = as === '' ? [...new Set([...lineIds, ...(await closedWith(tx, lineIds))])] : lineIds
  const done = await setAside(tx, asked, as, by.at)
  if (as !== '') await dropProposals(tx, lineIds)
  if (done > 0)
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb: as === '' ? 'lines_brought_back' : 'lines_set_aside',
      subject: { kind: 'bank_line', id: lineIds[0]! },
      data: { lineIds: lineIds.slice(0, 500), as },
    })
  return done
}

const asProposal = ({ gapCents, gapReason, ...proposal }: StoredProposal) => ({
  ...proposal,
  gap: gapReason === '' ? null : { cents: gapCents, reason: gapReason },
})
