import type { By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { enqueue } from '../../platform/jobs.ts'
import { record } from '../../trail/index.ts'
import { groundOf } from './draft.ts'
import { archiveName } from './file-names.ts'
import type { PackPlan } from './model.ts'
import { insertPack } from './pack-store.ts'
import { refusalOf } from './plan.ts'

/** Asks for the pack of a plan, which a job makes. Refused while something required is missing, told in `lang`. Gives the pack. */
export async function askPack(tx: OrgTx, customerId: string, plan: PackPlan, lang: Lang, by: By): Promise<string> {
  const { actor, at, today } = by
  const ground = await groundOf(tx, { customerId, proceedingId: plan.proceedingId, today, lang })
  const missing = refusalOf(ground, plan, lang)
  if (missing) throw new Refused(missing)
  const id = newId(at)
  const name = archiveName('requete', ground.customer.code, today)
  const pack = { id, customerId: ground.customer.id, kind: 'order_for_payment', plan, name, madeOn: today } as const
  await insertPack(tx, { ...pack, madeAt: at, madeBy: actor.id, madeByName: actor.name })
  await enqueue(tx, 'legal.build_pack', { orgId: tx.orgId, packId: id }, { queue: `packs:${tx.orgId}` })
  const subject = { kind: 'customer', id: ground.customer.id }
  const data = {
    pack: id,
    file: name,
    exhibits: plan.exhibits.length,
    channel: plan.channel,
    court: plan.court.name,
  }
  await record(tx, { actor, at, verb: 'pack_asked', subject, data })
  return id
}
