import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs, type By } from '../../cash/index.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { itemsById } from '../../ledger/index.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { enqueue, type JobHandlers } from '../../platform/jobs.ts'
import { record } from '../../trail/index.ts'
import { buildPack, type PackDeps } from '../packs/build-pack.ts'
import { archiveName } from '../packs/file-names.ts'
import { insertPack } from '../packs/pack-store.ts'
import { lossById } from '../provisions/loss-store.ts'
import { provisionWording } from '../provisions/wording.ts'
import { buildEvidence } from './build-evidence.ts'
import { evidenceRoutes as routes } from './contract.ts'
import type { EvidencePlan, History } from './gather.ts'
import { told } from './wording.ts'

export function serveEvidence({ http, db, clock }: ApiDeps): void {
  http.serve(routes.askEvidence, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const customer = await customerOf(tx, call.params.id)
      if (!customer) throw new Refused(notFound().refusal)
      const { itemIds } = call.body
      const own = itemIds && (await itemsById(tx, itemIds)).filter(({ customerId }) => customerId === customer.id)
      if (own && own.length < new Set(itemIds).size)
        throw new Refused(refuse('not_its_debt', told.notItsDebt, {}, 'itemIds').refusal)
      const name = archiveName('preuves', customer.code, by.today)
      return { id: await ask(tx, customer.id, { itemIds, lang: call.lang }, name, by) }
    })
  })

  http.serve(routes.askLossEvidence, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const loss = await lossById(tx, call.params.id)
      const customer = loss && (await customerOf(tx, loss.customerId))
      if (!customer) throw new Refused(notFound().refusal)
      if (loss.takenBackAt) throw new Refused(refuse('loss_gone', provisionWording.lossGone).refusal)
      const itemIds = loss.lines.map(({ itemId }) => itemId)
      const name = archiveName('irrecouvrabilite', `${customer.code}-${loss.no}`, by.today)
      return { id: await ask(tx, customer.id, { itemIds, lang: call.lang, lossId: loss.id }, name, by) }
    })
  })
}

/** Keeps what is asked for, for the job that makes it. */
async function ask(
  tx: OrgTx,
  customerId: string,
  plan: EvidencePlan,
  name: string,
  { actor, at, today }: By,
): Promise<string> {
  const id = newId(at)
  const pack = { id, customerId, kind: 'evidence', plan, name, madeOn: today } as const
  await insertPack(tx, { ...pack, madeAt: at, madeBy: actor.id, madeByName: actor.name })
  await enqueue(tx, 'legal.build_evidence', { orgId: tx.orgId, packId: id }, { queue: `packs:${tx.orgId}` })
  const subject = { kind: 'customer', id: customerId }
  const loss = plan.lossId ? { loss: plan.lossId } : {}
  await record(tx, { actor, at, verb: 'evidence_asked', subject, data: { pack: id, file: name, ...loss } })
  return id
}

/** `history` tells what happened with a customer: the desk, which stands later in the house. */
export const evidenceJobs = ({ history, ...deps }: PackDeps & { readonly history: History }): JobHandlers => ({
  'legal.build_evidence': (payload) => buildPack(deps, payload, buildEvidence(history)),
})
