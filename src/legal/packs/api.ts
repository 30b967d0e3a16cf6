import { type ApiDeps, memberOf } from '../../access/index.ts'
import { streamOf } from '../../adapters/pdf/index.ts'
import { actingAs } from '../../cash/index.ts'
import { Refused, refuse, tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import { notFound } from '../../platform/http.ts'
import { DocumentFailed, type PdfPress } from '../../platform/pdf/pdf-press.ts'
import { askPack } from './ask-pack.ts'
import { packRoutes as routes } from './contract.ts'
import { titles } from './court-wording.ts'
import { groundOf } from './draft.ts'
import { fileName } from './file-names.ts'
import { matterFiled } from './mark-lines.ts'
import { fileBytes, filesOf, type Pack, packOf, packsOf } from './pack-store.ts'
import { packZip } from './pack-writer.ts'
import { numbered } from './plan.ts'
import { actDocument } from './print-act.ts'
import { formAct, listAct, powerAct } from './print-annexes.ts'
import { requestAct } from './print-request.ts'
import { usualPlan } from './usual-plan.ts'
import { packWording as words } from './wording.ts'

const ACTS = { request: requestAct, list: listAct, form: formAct, power: powerAct } as const

export function servePacks({ http, db, clock, press }: ApiDeps & { readonly press: PdfPress }): void {
  http.serve(routes.packGround, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const customerId = call.params.id
      const proceedingId = await matterFiled(tx, customerId, call.query.proceedingId ?? null)
      const ground = await groundOf(tx, { customerId, proceedingId, today, lang: call.lang })
      const { facts, customer, letterhead } = ground
      return {
        on: today,
        debtor: { ...facts.debtor, name: customer.name },
        creditor: { ...facts.creditor, name: letterhead.organisation.name },
        lines: ground.lines.map(({ segments: _, ...one }) => one),
        credits: [...facts.credits],
        exhibits: ground.exhibits,
        limits: [...ground.limits],
        registryFee: ground.registryFee,
        plan: await usualPlan(tx, ground, proceedingId),
      }
    })
  })

  http.serve(routes.previewPack, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { act } = call.query
    const plan = call.body
    const asked = { customerId: call.params.id, proceedingId: plan.proceedingId, today, lang: call.lang }
    const ground = await db.inOrg(member.orgId, (tx) => groundOf(tx, asked))
    const document = actDocument(ACTS[act]({ ground, plan, exhibits: numbered(ground, plan) }))
    try {
      const { bytes } = await press.renderPdf(document)
      const name = fileName(0, act === 'power' ? titles.power : act, ground.customer.code, today)
      return { bytes, type: 'application/pdf', name, inline: true }
    } catch (error) {
      if (!(error instanceof DocumentFailed)) throw error
      throw new Refused(refuse('cannot_draw', words.cannotDraw, { problem: error.message.slice(0, 200) }).refusal)
    }
  })

  http.serve(routes.askPack, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => ({
      id: await askPack(tx, call.params.id, call.body, call.lang, by),
    }))
  })

  http.serve(routes.packs, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      if (!(await customerOf(tx, call.params.id))) throw new Refused(notFound().refusal)
      return { packs: (await packsOf(tx, call.params.id)).map((one) => presented(call.lang, one)) }
    }),
  )

  http.serve(routes.pack, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const pack = await packOf(tx, call.params.id)
      if (!pack) throw new Refused(notFound().refusal)
      const files = pack.state === 'ready' ? await filesOf(tx, pack.id) : []
      return { ...presented(call.lang, pack), customerId: pack.customerId, files }
    }),
  )

  http.serve(routes.packFile, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      await ready(await packOf(tx, call.params.id))
      const file = await fileBytes(tx, call.params.id, call.params.place)
      if (!file) throw new Refused(notFound().refusal)
      const name = file.name.split('/').at(-1)!
      return { bytes: file.bytes, type: file.type, name, inline: file.type === 'application/pdf' }
    }),
  )

  http.serve(routes.packArchive, async (call) => {
    const { orgId } = memberOf(call)
    const pack = await db.inOrg(orgId, async (tx) => ready(await packOf(tx, call.params.id)))
    return { bytes: streamOf(packZip(db, orgId, pack.id)), type: 'application/zip', name: pack.name }
  })
}

async function ready(pack: Pack | null): Promise<Pack> {
  if (!pack) throw new Refused(notFound().refusal)
  if (pack.state === 'refused') throw new Refused(pack.refusal!)
  if (pack.state !== 'ready') throw new Refused(refuse('pack_not_ready', words.notReady).refusal)
  return pack
}

const presented = (lang: Lang, { id, kind, name, state, refusal, size, sha256, madeAt, madeByName }: Pack) => ({
  id,
  kind,
  name,
  state,
  refusal: refusal && tellRefusal(lang, refusal),
  size,
  sha256,
  madeAt,
  madeByName,
})
