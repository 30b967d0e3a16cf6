import { organisationOf } from '../../access/index.ts'
import { formatIban } from '../../kernel/identifiers.ts'
import { newId } from '../../kernel/ids.ts'
import { invariant } from '../../kernel/invariant.ts'
import type { OrgTx } from '../../platform/db.ts'
import { dropProposals } from '../lines/proposal-store.ts'
import { insertAccount } from './account-store.ts'
import { adoptAnnounced, dropAnnounced } from './announced-store.ts'
import { releaseWholes, setAsideWholes } from './batch-store.ts'
import { importsRecognised, recogniseLines } from './recognition-store.ts'
import { releaseDetailed, setAsideDetailed } from './returns-file-store.ts'
import { adoptAccount, findAccounts } from './staged-store.ts'
import {
  insertStatements,
  matchedLinesOf,
  type StatementSummary,
  summariseStatements,
  withdrawLines,
} from './statement-store.ts'

/** What committing the staged statements would do, per statement. Made again before the commit: the books may have moved. */
export async function compareStatements(tx: OrgTx, importId: string): Promise<StatementSummary[]> {
  await findAccounts(tx, importId)
  return summariseStatements(tx, importId, await recogniseLines(tx, importId))
}

/**
 * Writes staged statements into the books. An account nobody has seen yet is taken up: the preview said
 * so, for a statement sent by mistake must not become ours unnoticed.
 */
export async function recordStatements(
  tx: OrgTx,
  importId: string,
  at: Date,
): Promise<{
  readonly lines: number
  readonly accounts: number
  readonly statements: readonly StatementSummary[]
  /** Imports whose lines this one repeats or details. */
  readonly buildsOn: readonly string[]
}> {
  const statements = await compareStatements(tx, importId)
  const { currency } = await organisationOf(tx)
  const made = new Map<string, string>()
  for (const { no, accountId, account } of statements) {
    if (accountId) continue
    const name = `${account.iban ?? account.rib ?? account.other ?? ''} ${account.currency}`
    let id = made.get(name)
    if (!id) {
      id = newId(at)
      made.set(name, id)
      await insertAccount(
        tx,
        {
          id,
          name: (account.currency === currency
            ? shownAccount(account)
            : `${shownAccount(account)} ${account.currency}`
          ).slice(0, 100),
          iban: account.iban,
          rib: account.rib,
          other: account.iban || account.rib ? '' : (account.other ?? ''),
          currency: account.currency,
        },
        at,
      )
    }
    await adoptAccount(tx, importId, no, id)
  }
  const lines = await insertStatements(tx, importId, at)
  await adoptAnnounced(tx, importId)
  await dropProposals(tx, [...(await setAsideDetailed(tx, importId)), ...(await setAsideWholes(tx, importId))])
  return { lines, accounts: made.size, statements, buildsOn: await importsRecognised(tx, importId) }
}

/** The account as people write it. */
export function shownAccount(account: StatementSummary['account']): string {
  if (account.iban) return formatIban(account.iban)
  if (account.rib) return account.rib.replace(/^(.{5})(.{5})/, '$1 $2 ')
  return account.other || '–'
}

/** Takes the statements of an import back; none of their lines may be matched. Gives the number of lines. */
export async function withdrawStatements(tx: OrgTx, importId: string, at: Date): Promise<number> {
  invariant(
    (await matchedLinesOf(tx, importId)) === 0,
    'a statement is withdrawn only when none of its lines is matched',
  )
  await releaseDetailed(tx, importId)
  await releaseWholes(tx, importId)
  await dropAnnounced(tx, importId)
  return withdrawLines(tx, importId, at)
}
