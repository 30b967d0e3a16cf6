import { type Money, sumsByCurrency } from '../../kernel/money.ts'
import type { Refusal } from '../../kernel/verdict.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { DunningDeps } from '../deps.ts'
import { isPersonal } from '../rules.ts'
import { type WeighedAction, weighedActions } from './board-store.ts'
import { makeReady } from './hand-over.ts'
import { actionsById } from './store.ts'

/** Actions held against the books before anybody says yes; a longer list is checked for good when it is approved. */
const CHECKED = 2000
/** Decided at once. */
const CHUNK = 500

/** What a bulk approval would come to. Amounts are of what would leave, per currency. */
export type Weight = {
  readonly count: number
  readonly amounts: readonly { readonly currency: string; readonly cents: number }[]
  readonly email: number
  readonly letter: number
  readonly done: number
  readonly leftOut: readonly { readonly action: WeighedAction; readonly refusal: Refusal }[]
  readonly checked: number
}

/** Tells before the fact what approving would do: the same check as the approval itself, and nothing is written. */
export async function weigh(tx: OrgTx, deps: DunningDeps, ids: readonly string[]): Promise<Weight> {
  const actions = await weighedActions(tx, ids)
  const checked = actions.slice(0, CHECKED)
  const refusals = new Map<string, Refusal>()
  for (let from = 0; from < checked.length; from += CHUNK) {
    const stored = await actionsById(
      tx,
      checked.slice(from, from + CHUNK).map(({ id }) => id),
    )
    for (const { action, refusal } of (await makeReady(tx, deps, stored)).refused) refusals.set(action.id, refusal)
  }
  const leaving = actions.filter(({ id }) => !refusals.has(id))
  const email = leaving.filter(({ channel }) => channel === 'email').length
  const done = leaving.filter(({ channel }) => isPersonal(channel)).length
  return {
    count: actions.length,
    amounts: netOf(leaving),
    email,
    done,
    letter: leaving.length - email - done,
    leftOut: actions.flatMap((action) => {
      const refusal = refusals.get(action.id)
      return refusal ? [{ action, refusal }] : []
    }),
    checked: checked.length,
  }
}

const netOf = (actions: readonly WeighedAction[]): Money[] =>
  sumsByCurrency(
    actions.flatMap(({ currencies, dueCents, creditCents }) =>
      currencies.map((currency, index) => ({ currency, cents: dueCents[index]! - creditCents[index]! })),
    ),
  )
