import { type ApiDeps, memberOf } from '../../access/index.ts'
import { orRefuse, Refused } from '../../kernel/verdict.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { checkBankAccount } from '../journal/rules.ts'
import { accountRoutes as routes } from './account-contract.ts'
import { accountsOf, updateAccount } from './account-store.ts'
import { linesInGap, statementGaps, withdrawnInGap } from './gap-store.ts'

export function serveAccounts({ http, db, clock }: ApiDeps): void {
  http.serve(routes.accounts, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const accounts = await accountsOf(tx)
      const gaps = Map.groupBy(await statementGaps(tx), (gap) => gap.accountId)
      return {
        accounts: accounts.map((account) => ({
          ...account,
          gaps: (gaps.get(account.id) ?? []).map(({ accountId: _, beforeImportId: _before, ...gap }) => gap),
        })),
      }
    }),
  )

  http.serve(routes.gap, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { id } = call.params
      const gap = (await statementGaps(tx)).find((one) => one.accountId === id && one.toOn === call.query.toOn)
      if (!gap) throw new Refused(notFound().refusal)
      const withdrawn = await withdrawnInGap(tx, gap)
      return {
        gap,
        lines: await linesInGap(tx, gap),
        withdrawn: withdrawn.map((one) => ({
          ...one,
          // It joins both sides: what ended before is what it begins with, and what it ends with is what begins after.
          fills: one.openingCents === gap.endedCents && one.closingCents === gap.beginsCents,
        })),
      }
    }),
  )

  http.serve(routes.changeAccount, async (call) => {
    const { orgId, actor } = memberOf(call)
    orRefuse(checkBankAccount(call.body.ledgerAccount))
    await db.inOrg(orgId, async (tx) => {
      if ((await updateAccount(tx, call.params.id, call.body)) === 0) throw new Refused(notFound().refusal)
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'bank_account_changed',
        subject: { kind: 'bank_account', id: call.params.id },
        data: call.body,
      })
    })
  })
}
