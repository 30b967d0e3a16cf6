import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { toSiren } from '../../kernel/identifiers.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { record } from '../../trail/index.ts'
import { insolvencyRoutes as routes } from './contract.ts'
import { answerProof, makeProof, proofSentElsewhere, sendProof } from './keep-proof.ts'
import { changeCase, tellCase } from './move-case.ts'
import { keepSetting, markNotice } from './notice-store.ts'
import { openCase } from './open-case.ts'
import { checkCompany, watchOf } from './read-feed.ts'
import { showCase, showCases, showNotices } from './show-case.ts'
import { insolvencyWording as words } from './wording.ts'

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : day(text))
const daysOf = <T extends { openedOn: string; publishedOn: string | null }>(body: T) => ({
  ...body,
  openedOn: day(body.openedOn),
  publishedOn: dayOrNull(body.publishedOn),
})

export function serveInsolvency({ http, db, clock, press }: ApiDeps & { readonly press: PdfPress }): void {
  http.serve(routes.insolvencies, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const which = { runningOnly: call.query.show === 'running', customerId: call.query.customerId ?? null }
    return db.inOrg(member.orgId, (tx) => showCases(tx, which, today))
  })

  http.serve(routes.insolvency, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, (tx) => showCase(tx, call.params.id, today))
  })

  http.serve(routes.openInsolvency, async (call) => {
    const member = memberOf(call)
    const { evidence, ...given } = daysOf(call.body)
    if (evidence.length < 3) throw new Refused(refuse('no_evidence', words.noEvidence, {}, 'evidence').refusal)
    const about = { ...given, customerId: call.params.id, noticeId: null, source: 'hand', detail: evidence } as const
    const one = await db.inOrg(member.orgId, (tx) => openCase(tx, about, actingAs(member, clock)))
    return { id: one.id }
  })

  http.serve(routes.changeInsolvency, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => changeCase(tx, call.params.id, daysOf(call.body), actingAs(member, clock)))
  })

  http.serve(routes.tellInsolvency, async (call) => {
    const member = memberOf(call)
    const told = { ...call.body, on: day(call.body.on) }
    await db.inOrg(member.orgId, (tx) => tellCase(tx, call.params.id, told, actingAs(member, clock)))
  })

  http.serve(routes.makeProof, async (call) => {
    const member = memberOf(call)
    const { signatoryName: name, signatoryTitle: title, ...asked } = call.body
    const about = { ...asked, signatory: { name, title } }
    return { id: await makeProof({ db, press }, member.orgId, call.params.id, about, actingAs(member, clock)) }
  })

  http.serve(routes.sendProof, async (call) => {
    const member = memberOf(call)
    return { id: await db.inOrg(member.orgId, (tx) => sendProof(tx, call.params.id, actingAs(member, clock))) }
  })

  http.serve(routes.proofSent, async (call) => {
    const member = memberOf(call)
    const told = { ...call.body, on: day(call.body.on) }
    await db.inOrg(member.orgId, (tx) => proofSentElsewhere(tx, call.params.id, told, actingAs(member, clock)))
  })

  http.serve(routes.answerProof, async (call) => {
    const member = memberOf(call)
    const told = { ...call.body, on: day(call.body.on) }
    await db.inOrg(member.orgId, (tx) => answerProof(tx, call.params.id, told, actingAs(member, clock)))
  })

  serveFeed({ http, db, clock })
}

/** The feed: its notices, its setting, and a question about one company. */
function serveFeed({ http, db, clock }: Pick<ApiDeps, 'http' | 'db' | 'clock'>): void {
  http.serve(routes.insolvencyNotices, async (call) => {
    const { toLook, customerId = null } = call.query
    return { notices: await db.inOrg(memberOf(call).orgId, (tx) => showNotices(tx, { toLook, customerId })) }
  })

  http.serve(routes.noticeSeen, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      if ((await markNotice(tx, call.params.id, 'seen')) === 0) throw new Refused(notFound().refusal)
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      await record(tx, { actor, at, verb: 'insolvency_notice_seen', subject, data: { notice: call.params.id } })
    })
  })

  http.serve(routes.checkCompany, async (call) => {
    const siren = toSiren(call.body.siren)
    if (siren === null)
      throw new Refused(refuse('bad_siren', words.badSiren, { siren: call.body.siren }, 'siren').refusal)
    const reading = await checkCompany({ db, clock }, memberOf(call).orgId, siren)
    if (reading.fault !== null)
      throw new Refused(refuse('feed_failed', words.feedFailed, { reason: reading.fault }).refusal)
    const { followed, to_look: toLook, known, elsewhere } = reading
    return { followed, toLook, known, elsewhere }
  })

  http.serve(routes.insolvencySetting, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { watches, url, hasTitleRetention } = await watchOf(tx)
      return { watches, url, hasTitleRetention }
    }),
  )

  http.serve(routes.changeInsolvencySetting, async (call) => {
    const member = memberOf(call)
    const { actor, at } = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => {
      const { watches, url, hasTitleRetention } = await watchOf(tx)
      await keepSetting(tx, call.body)
      const subject = { kind: 'organisation', id: String(tx.orgId) }
      const data = { before: { watches, url, hasTitleRetention }, after: call.body }
      await record(tx, { actor, at, verb: 'insolvency_setting_changed', subject, data })
    })
  })
}
