import { Refused } from '../kernel/verdict.ts'
import { closedOrgs, type OrgTx } from './db.ts'
import { notFound } from './http.ts'
import { raw, sql } from './sql.ts'

/**
 * Part of a transaction as another organisation: what two of them agree to is written with both, or with neither. The caller has shown that
 * the organisation it began in may act there; to whoever does not work that creditor it does not exist. What `work` throws ends the whole transaction.
 */
export async function onOtherSide<T>(tx: OrgTx, orgId: number, work: (tx: OrgTx) => Promise<T>): Promise<T> {
  if (closedOrgs().includes(orgId)) throw new Refused(notFound().refusal)
  await become(tx, orgId)
  const result = await work({ ...tx, orgId })
  await become(tx, tx.orgId)
  return result
}

const become = (tx: OrgTx, orgId: number): Promise<number> =>
  tx.run(sql`set local app.org_id = ${raw(`'${Number(orgId)}'`)}`)
