import type { LocalDate } from '../../kernel/calendar.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { AlertDays, PaperKind, Provider } from './model.ts'
import { papersOf, seenExpiries } from './paper-store.ts'
import { conditionsOf, mandateHeads, providersOf } from './provider-store.ts'
import { alertOf, expiriesOf } from './rules.ts'

/** Something of a provider that ends soon or is over, and that nobody has seen to. */
export type ExpiryToSee = {
  readonly providerId: string
  readonly providerName: string
  readonly what: PaperKind
  readonly expiresOn: LocalDate
  readonly days: AlertDays
  readonly hasMandate: boolean
}

/**
 * What ends within sixty days, thirty days or is over, told once at each: those with whom claims are first, then the soonest. A newer paper of
 * the same kind puts an end to it.
 */
export async function expiriesToSee(tx: OrgTx, today: LocalDate): Promise<ExpiryToSee[]> {
  const providers = (await providersOf(tx)).filter(({ archivedAt }) => archivedAt === null)
  return providers.length === 0 ? [] : expiriesOfAll(tx, providers, today)
}

async function expiriesOfAll(tx: OrgTx, providers: readonly Provider[], today: LocalDate): Promise<ExpiryToSee[]> {
  const ids = providers.map(({ id }) => id)
  const papers = await papersOf(tx, ids)
  const conditions = new Map((await conditionsOf(tx, ids)).map((one) => [one.providerId, one]))
  const busy = new Set(
    (await mandateHeads(tx, ids)).filter(({ state }) => state === 'running').map(({ providerId }) => providerId),
  )
  const seen = new Set((await seenExpiries(tx)).map((one) => keyOf(one)))
  const told = providers.flatMap(({ id, name }): ExpiryToSee[] =>
    expiriesOf(
      conditions.get(id) ?? null,
      papers.filter(({ providerId }) => providerId === id),
    ).flatMap(({ what, expiresOn }) => {
      const days = alertOf(expiresOn, today)
      if (days === null || seen.has(keyOf({ providerId: id, what, expiresOn, days }))) return []
      return [{ providerId: id, providerName: name, what, expiresOn, days, hasMandate: busy.has(id) }]
    }),
  )
  return told.toSorted(
    (a, b) =>
      Number(b.hasMandate) - Number(a.hasMandate) ||
      a.expiresOn.localeCompare(b.expiresOn) ||
      a.what.localeCompare(b.what),
  )
}

const keyOf = (one: { providerId: string; what: string; expiresOn: LocalDate; days: AlertDays }): string =>
  [one.providerId, one.what, one.expiresOn, one.days].join(' ')
