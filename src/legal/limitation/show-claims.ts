import type { LocalDate } from '../../kernel/calendar.ts'
import { sumsByCurrency } from '../../kernel/money.ts'
import type { OrgTx } from '../../platform/db.ts'
import { reckonedOn } from './clock-store.ts'
import type { ClaimShow, ClaimView } from './contract.ts'
import { claimTotals, countClaims, countUnseen, listClaims, undatedTotals } from './list-store.ts'
import { NEARNESS } from './model.ts'
import { nearnessOf } from './rules.ts'

type Narrowed = { readonly customerId?: string | undefined; readonly words?: string | undefined }
type Asked = Narrowed & { readonly show: ClaimShow; readonly limit: number; readonly offset: number }

/** A page of debts by the day on which they are barred, and how many there are in all. */
export async function showClaims(tx: OrgTx, asked: Asked, today: LocalDate) {
  const claims = (await listClaims(tx, asked, today)).map(
    ({ label, ...claim }): ClaimView => ({
      ...claim,
      documentNo: claim.documentNo || label.slice(0, 40),
      near: nearnessOf(claim, today),
    }),
  )
  return { claims, count: await countClaims(tx, asked, today) }
}

/** What there is of each nearness, never added across two currencies, and what waits to be looked at. */
export async function showClaimsBoard(tx: OrgTx, asked: Narrowed, today: LocalDate) {
  const totals = await claimTotals(tx, asked, today)
  const byNear = NEARNESS.map((near) => {
    const own = totals.filter((one) => one.near === near)
    return { near, count: countOf(own), amounts: sumsByCurrency(own) }
  })
  const undated = await undatedTotals(tx, asked)
  return {
    byNear,
    unseen: await countUnseen(tx, asked, today),
    undated: { count: countOf(undated), amounts: sumsByCurrency(undated) },
    reckonedOn: await reckonedOn(tx),
  }
}

const countOf = (totals: readonly { readonly count: number }[]): number =>
  totals.reduce((sum, { count }) => sum + count, 0)
