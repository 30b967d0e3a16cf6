import {
  type ApiDeps,
  type Link,
  type Links,
  linkOf,
  markRevoked,
  memberOf,
  moveExpiry,
  openLinksOf,
} from '../access/index.ts'
import { can } from '../access/model.ts'
import { actingAs, type By } from '../cash/index.ts'
import { type DunningDeps, liftHold } from '../dunning/index.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { wholeUpload } from '../platform/upload.ts'
import { record } from '../trail/index.ts'
import { type Said, saidIn } from './act.ts'
import { answerAct } from './answer-act.ts'
import { type ActView, type LinkView, portalRoutes as routes } from './contract.ts'
import { takerOf } from './payment-store.ts'
import { openTaker, setTaker, type TakerDeps, takePaymentNews, takerCalled, tellForged } from './payment-taker.ts'
import { referenceOf } from './receipt.ts'
import { keepSetting, settingOf } from './setting-store.ts'
import { type Act, actsOf, fileOf, filesOf, type KeptFile } from './store.ts'
import { portalWording as words } from './wording.ts'

const DAY_MS = 86_400_000
/** What the customer page shows of what was asked; the timeline has all of it. */
const SHOWN_ACTS = 30

const MOST_HOOK_BYTES = 256 * 1024

type PortalApiDeps = ApiDeps &
  DunningDeps &
  TakerDeps & { readonly links: Links; readonly press: PdfPress; readonly publicUrl: string }

export function servePortal(deps: PortalApiDeps): void {
  const { http, db, clock, links, press } = deps
  const present = (
    orgId: number,
    { id, purpose, aboutId, madeAt, expiresAt, visits, lastVisitAt }: Link,
    mayHold = true,
  ): LinkView => ({
    id,
    address: mayHold ? links.addressOf(orgId, { id, purpose }) : '',
    messageId: aboutId,
    madeAt,
    expiresAt,
    visits,
    lastVisitAt,
  })

  http.serve(routes.customerPortal, async (call) => {
    const { orgId, role } = memberOf(call)
    const { id } = call.params
    return db.inOrg(orgId, async (tx) => {
      if (!(await customerOf(tx, id))) throw new Refused(notFound().refusal)
      const acts = await actsOf(tx, id, SHOWN_ACTS)
      const files = Map.groupBy(
        await filesOf(
          tx,
          acts.map((one) => one.id),
        ),
        ({ actId }) => actId,
      )
      return {
        isOn: (await settingOf(tx)).isOn,
        isReachable: links.isReachable,
        links: (await openLinksOf(tx, id, 'portal', clock.now())).map((one) =>
          present(orgId, one, can(role, 'desk.work')),
        ),
        acts: acts.map((one) => presentAct(one, files.get(one.id) ?? [], call.lang)),
      }
    })
  })

  http.serve(routes.giveLink, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const customerId = call.params.id
      if (!(await customerOf(tx, customerId))) throw new Refused(notFound().refusal)
      const { linkDays } = await settingOf(tx)
      const expiresAt = new Date(by.at.getTime() + linkDays * DAY_MS)
      const given = await links.give(tx, { purpose: 'portal', customerId, aboutId: null, expiresAt }, by)
      await tell(tx, 'portal_link_given', customerId, by, { link: given.id, expiresAt })
      return present(member.orgId, await openLink(tx, given.id, by))
    })
  })

  http.serve(routes.revokeLinks, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const customerId = call.params.id
      const ids = (await openLinksOf(tx, customerId, 'portal', by.at)).map(({ id }) => id)
      const revoked = await markRevoked(tx, ids, by.actor.id, by.at)
      if (revoked > 0) await tell(tx, 'portal_links_revoked', customerId, by, { links: ids })
      return { revoked }
    })
  })

  http.serve(routes.revokeLink, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      const { id, customerId } = await openLink(tx, call.params.id, by)
      await markRevoked(tx, [id], by.actor.id, by.at)
      await tell(tx, 'portal_link_revoked', customerId, by, { link: id })
    })
  })

  http.serve(routes.renewLink, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { id, customerId } = await openLink(tx, call.params.id, by)
      const { linkDays } = await settingOf(tx)
      const expiresAt = new Date(by.at.getTime() + linkDays * DAY_MS)
      await moveExpiry(tx, id, expiresAt)
      await tell(tx, 'portal_link_renewed', customerId, by, { link: id, expiresAt })
      return present(member.orgId, await openLink(tx, id, by))
    })
  })

  http.serve(routes.answerAct, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const said = { ...call.body, mayApprove: can(member.role, 'plans.approve') }
    const lift = (tx: OrgTx, hold: string) => liftHold(tx, deps, hold, by.actor)
    await db.inOrg(member.orgId, (tx) => answerAct(tx, { press, lift }, call.params.id, said, by))
  })

  http.serve(routes.file, async (call) => {
    const file = await db.inOrg(memberOf(call).orgId, (tx) => fileOf(tx, call.params.id))
    if (!file) throw new Refused(notFound().refusal)
    return file
  })

  http.serve(routes.paymentTaker, async (call) => {
    const { orgId } = memberOf(call)
    const taker = await db.inOrg(orgId, takerOf)
    if (!taker) return { kind: 'none' as const, template: '', hookAddress: '' }
    const { kind, template, hookKey } = taker
    return { kind, template, hookAddress: `${deps.publicUrl}/api/payment-hooks/${orgId}/${hookKey}` }
  })

  http.serve(routes.setPaymentTaker, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => setTaker(tx, deps, call.body, actor, clock.now()))
  })

  http.serve(routes.paymentHook, async (call) => {
    const { orgId, key } = call.params
    const stored = await db.inOrg(orgId, (tx) => takerCalled(tx, key))
    const body = stored && (await wholeUpload(call.upload, MOST_HOOK_BYTES))
    if (!stored || !body) throw new Refused(notFound().refusal)
    const { headers } = call.request
    const news = openTaker(deps, orgId, stored).readHook({ headers, body, at: clock.now() })
    if (news.says === 'forged') {
      await db.inOrg(orgId, (tx) => tellForged(tx, clock.now()))
      throw new Refused(refuse('foreign_origin', words.hookForged).refusal)
    }
    if (news.says !== 'nothing') await db.inOrg(orgId, (tx) => takePaymentNews(tx, deps, news))
  })

  http.serve(routes.setting, async (call) => db.inOrg(memberOf(call).orgId, settingOf))

  http.serve(routes.changeSetting, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, async (tx) => {
      const before = await settingOf(tx)
      await keepSetting(tx, call.body, clock.now())
      await record(tx, {
        actor,
        at: clock.now(),
        verb: 'portal_setting_changed',
        subject: { kind: 'organisation', id: String(orgId) },
        data: { before, after: call.body },
      })
    })
  })
}

function presentAct(act: Act, files: readonly KeptFile[], lang: Lang): ActView {
  const { id, kind, state, at, made, answeredBy, answer } = act
  const said = act.said as Said
  return {
    id,
    reference: referenceOf(id),
    kind,
    state,
    at,
    said: saidIn(lang, said),
    name: said.name ?? '',
    note: said.note ?? '',
    planId: (made.planId as string | undefined) ?? null,
    disputeId: (made.disputeId as string | undefined) ?? null,
    files: files.map((file) => ({ id: file.id, name: file.name, size: file.size })),
    answeredBy,
    answer,
  }
}

/** The link, if it is one to a customer's page that opens it today. */
async function openLink(tx: OrgTx, id: string, { at }: By): Promise<Link<'portal'>> {
  const link = (await linkOf(tx, id)) as Link<'portal'> | null
  if (link?.purpose !== 'portal') throw new Refused(notFound().refusal)
  if (link.revokedAt || link.expiresAt <= at) throw new Refused(refuse('link_gone', words.linkGone).refusal)
  return link
}

const tell = (tx: OrgTx, verb: string, customerId: string, by: By, data: Readonly<Record<string, unknown>>) =>
  record(tx, { actor: by.actor, at: by.at, verb, subject: { kind: 'customer', id: customerId }, data })
