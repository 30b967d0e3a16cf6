import { type ApiDeps, memberOf, organisationOf } from '../../access/index.ts'
import { streamOf } from '../../adapters/pdf/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { type Lang, say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import type { FileReply } from '../../platform/route.ts'
import type { Mandate, Side } from '../mandates/model.ts'
import { receivedMandate } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { packageBytes } from './build-package.ts'
import { acceptancesOf, closingBytes, closingsOf } from './closing-store.ts'
import { closingRoutes as routes } from './contract.ts'
import { certifyErasure } from './erase.ts'
import { askPackage, type Package, packageOf, packagesOf } from './package-store.ts'
import { presentClosing } from './present.ts'
import { closingToPrint } from './print-closing.ts'
import { type AtCreditor, acceptClosing, closable, strikeClosing } from './strike.ts'
import { printed, closingWording as words } from './wording.ts'

export type ClosingDeps = ApiDeps & { readonly press: PdfPress }

/** The end of a mandate, from the creditor's organisation and from the provider's: what binds both is done in the creditor's. */
export function serveClosing(deps: ClosingDeps): void {
  const { http, db, clock, press } = deps

  const ours = async (tx: OrgTx, id: string): Promise<Mandate> => {
    const mandate = await receivedMandate(tx, id)
    if (!mandate) throw new Refused(notFound().refusal)
    return mandate
  }
  /** Work in the creditor's organisation, once the side that asks has shown that the mandate is its. */
  const at =
    (orgId: number, id: string, side: Side): AtCreditor =>
    (work) =>
      db.inOrg(orgId, async (tx) =>
        side === 'creditor' ? work(tx) : onOtherSide(tx, (await ours(tx, id)).orgId, work),
      )

  const pdf = async (
    atCreditor: AtCreditor,
    id: string,
    no: number | undefined,
    lang: Lang | undefined,
  ): Promise<FileReply> => {
    const read = await atCreditor(async (tx) => {
      const { mandate, terms } = await closable(tx, id)
      const closings = await closingsOf(tx, id)
      const closing = closings.find((one) => one.no === (no ?? closings[0]?.no))
      if (!closing) throw new Refused(notFound().refusal)
      const acceptances = (await acceptancesOf(tx, id)).filter((one) => one.no === closing.no)
      const isAsStruck = lang === undefined || lang === closing.lang
      const file = isAsStruck ? await closingBytes(tx, id, closing.no) : null
      return { mandate, terms, closing, acceptances, file, isDemo: (await organisationOf(tx)).isDemo }
    })
    const shown = lang ?? read.closing.lang
    const name = `${say(shown, printed.fileName)}-${mandateNumber(read.mandate.no)}-${read.closing.no}-${shown}.pdf`
    const bytes = read.file?.bytes ?? (await press.renderPdf(closingToPrint(read, shown))).bytes
    return { bytes, type: 'application/pdf', name, inline: true }
  }

  for (const side of ['creditor', 'agency'] as const) {
    const isCreditor = side === 'creditor'

    http.serve(isCreditor ? routes.mandateClosing : routes.receivedClosing, async (call) => {
      const member = memberOf(call)
      const { id } = call.params
      const by = actingAs(member, clock)
      const own = await db.inOrg(member.orgId, (tx) => packagesOf(tx, id))
      return at(member.orgId, id, side)((tx) => presentClosing(tx, call.lang, id, side, own, by))
    })

    http.serve(isCreditor ? routes.strikeClosing : routes.strikeReceivedClosing, async (call) => {
      const member = memberOf(call)
      const { id } = call.params
      return strikeClosing(deps, at(member.orgId, id, side), id, side, actingAs(member, clock))
    })

    http.serve(isCreditor ? routes.closingPdf : routes.receivedClosingPdf, async (call) => {
      const { id } = call.params
      return pdf(at(memberOf(call).orgId, id, side), id, call.query.no, call.query.lang)
    })

    http.serve(isCreditor ? routes.acceptClosing : routes.acceptReceivedClosing, async (call) => {
      const member = memberOf(call)
      const { id } = call.params
      const by = actingAs(member, clock)
      return at(member.orgId, id, side)((tx) => acceptClosing(tx, id, side, call.body, by))
    })

    http.serve(isCreditor ? routes.noteErasure : routes.certifyErasure, async (call) => {
      const member = memberOf(call)
      const { id } = call.params
      const by = actingAs(member, clock)
      const given = { ...call.body, erasedOn: day(call.body.erasedOn) }
      await at(member.orgId, id, side)((tx) => certifyErasure(tx, id, side, given, by))
    })
  }

  http.serve(routes.askMandatePackage, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { mandate } = await closable(tx, call.params.id)
      return { id: await askPackage(tx, mandate, call.body.kind, call.lang, by) }
    })
  })

  http.serve(routes.askReceivedPackage, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => ({
      id: await askPackage(tx, await ours(tx, call.params.id), 'export', call.lang, by),
    }))
  })

  const archive = (orgId: number, one: Package | null, mandateId: string): FileReply => {
    if (one?.mandateId !== mandateId) throw new Refused(notFound().refusal)
    if (one.state === 'refused') throw new Refused(one.refusal!)
    if (one.state === 'building') throw new Refused(refuse('not_ready', words.building).refusal)
    return { bytes: streamOf(packageBytes(db, orgId, one.id)), type: 'application/zip', name: one.name }
  }

  http.serve(routes.mandatePackage, async (call) => {
    const { orgId } = memberOf(call)
    return archive(orgId, await db.inOrg(orgId, (tx) => packageOf(tx, call.params.packageId)), call.params.id)
  })

  http.serve(routes.receivedPackage, async (call) => {
    const member = memberOf(call)
    const { id, packageId } = call.params
    const { today } = actingAs(member, clock)
    const own = await db.inOrg(member.orgId, (tx) => packageOf(tx, packageId))
    if (own) return archive(member.orgId, own, id)
    const mandate = await db.inOrg(member.orgId, (tx) => ours(tx, id))
    const theirs = await db.inOrg(member.orgId, (tx) =>
      onOtherSide(tx, mandate.orgId, (at) => packageOf(at, packageId)),
    )
    const until = mandate.worksUntil ?? mandate.endsOn
    const isIn = mandate.state === 'running' || (until !== null && until >= today)
    if (theirs?.kind !== 'hand_back' || !isIn) throw new Refused(notFound().refusal)
    return archive(mandate.orgId, theirs, id)
  })
}
