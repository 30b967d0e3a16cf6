import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day, type LocalDate } from '../../kernel/calendar.ts'
import { Refused, tellRefusal } from '../../kernel/verdict.ts'
import { agencyOf } from '../../legal/index.ts'
import { notFound } from '../../platform/http.ts'
import { checkedFile, SENT_BYTES, wholeUpload } from '../../platform/upload.ts'
import {
  acceptInvitation,
  conditionsHere,
  confirmConditions,
  endConnection,
  inviteProvider,
  readInvitation,
} from './connect.ts'
import { acceptedConnections } from './connection-store.ts'
import { type ConditionsInput, providerRoutes as routes } from './contract.ts'
import { flagTold } from './flags-in-words.ts'
import { importList, LIST_BYTES, readList } from './import-directory.ts'
import { keepPaper, removePaper, seeExpiry, verifyPaper } from './keep-paper.ts'
import { archiveProvider, keepConditions, keepProvider } from './keep-provider.ts'
import { mailInvitation } from './mail-provider.ts'
import type { Conditions } from './model.ts'
import { paperBytes, paperOf } from './paper-store.ts'
import { presentProvider, presentProviders } from './present.ts'
import { confirmedTo } from './provider-store.ts'
import { conditionBars } from './rules.ts'

export type ProviderDeps = ApiDeps & { readonly publicUrl: string }

const dayOrNull = (text: string | null): LocalDate | null => (text === null ? null : day(text))

const conditionsGiven = (body: ConditionsInput): Conditions => ({
  ...body,
  insuredUntil: dayOrNull(body.insuredUntil),
  declaredOn: dayOrNull(body.declaredOn),
})

export function serveProviders(deps: ProviderDeps): void {
  const { http, db, clock } = deps
  serveConnections(deps)

  http.serve(routes.providers, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, (tx) => presentProviders(tx, call.lang, call.query.archived, actingAs(member, clock)))
  })

  http.serve(routes.provider, async (call) => {
    const member = memberOf(call)
    return db.inOrg(member.orgId, (tx) => presentProvider(tx, call.lang, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.addProvider, async (call) => {
    const member = memberOf(call)
    return { id: await db.inOrg(member.orgId, (tx) => keepProvider(tx, call.body, null, actingAs(member, clock))) }
  })

  http.serve(routes.changeProvider, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => keepProvider(tx, call.body, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.archiveProvider, async (call) => {
    const member = memberOf(call)
    const { archived } = call.body
    await db.inOrg(member.orgId, (tx) => archiveProvider(tx, call.params.id, archived, actingAs(member, clock)))
  })

  http.serve(routes.keepConditions, async (call) => {
    const member = memberOf(call)
    const given = conditionsGiven(call.body)
    await db.inOrg(member.orgId, (tx) => keepConditions(tx, call.params.id, given, actingAs(member, clock)))
  })

  http.serve(routes.addPaper, async (call) => {
    const member = memberOf(call)
    const { name, kind, expiresOn } = call.query
    const file = checkedFile({ name, bytes: await wholeUpload(call.upload, SENT_BYTES, 4 * SENT_BYTES) })
    const about = { kind, expiresOn: dayOrNull(expiresOn ?? null) }
    const by = actingAs(member, clock)
    return { id: await db.inOrg(member.orgId, (tx) => keepPaper(tx, call.params.id, file, about, by)) }
  })

  http.serve(routes.paperFile, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const paper = await paperOf(tx, call.params.id)
      if (!paper) throw new Refused(notFound().refusal)
      const { name, type } = paper
      return { name, type, bytes: await paperBytes(tx, paper.id), inline: SHOWN.test(type) }
    }),
  )

  http.serve(routes.verifyPaper, async (call) => {
    const member = memberOf(call)
    const expiresOn = dayOrNull(call.body.expiresOn)
    await db.inOrg(member.orgId, (tx) => verifyPaper(tx, call.params.id, expiresOn, actingAs(member, clock)))
  })

  http.serve(routes.removePaper, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => removePaper(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.seeExpiry, async (call) => {
    const member = memberOf(call)
    const told = { ...call.body, expiresOn: day(call.body.expiresOn) }
    await db.inOrg(member.orgId, (tx) => seeExpiry(tx, call.params.id, told, actingAs(member, clock)))
  })

  http.serve(routes.importProviders, async (call) => {
    const member = memberOf(call)
    const bytes = (await wholeUpload(call.upload, LIST_BYTES, 8 * LIST_BYTES)) ?? Buffer.alloc(0)
    const by = actingAs(member, clock)
    const list = await db.inOrg(member.orgId, (tx) =>
      call.query.commit ? importList(tx, bytes, by) : readList(tx, bytes),
    )
    return {
      added: list.added.map(({ line, card }) => ({ line, name: card.name, siren: card.siren })),
      known: [...list.known],
      refused: list.refused.map(({ line, refusal }) => ({ line, message: tellRefusal(call.lang, refusal) })),
    }
  })
}

/** Kinds that a browser shows by itself; anything else is saved to be opened elsewhere. */
const SHOWN = /^(application\/pdf|image\/(png|jpeg|gif|webp)|text\/plain)$/

function serveConnections({ http, db, clock, publicUrl }: ProviderDeps): void {
  http.serve(routes.inviteProvider, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const { id, token, ...invited } = await inviteProvider(tx, call.params.id, by)
      const link = `${publicUrl}/relier/${token}`
      return { id, link, messageId: call.body.sends ? await mailInvitation(tx, { ...invited, link }, by) : null }
    })
  })

  http.serve(routes.endConnection, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => endConnection(tx, call.params.id, actingAs(member, clock)))
  })

  http.serve(routes.readConnection, async (call) => {
    const { invitation, siren } = await readInvitation(db, call.params.token, clock.now())
    const { creditorName, providerName, expiresAt } = invitation
    return { creditor: creditorName, provider: providerName, siren, expiresAt }
  })

  http.serve(routes.acceptConnection, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    const { invitation } = await readInvitation(db, call.params.token, by.at)
    await db.inOrg(member.orgId, (tx) => acceptInvitation(tx, invitation, call.body.consents, by))
    return { connectionId: invitation.id }
  })

  http.serve(routes.connectedCreditors, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const ours = conditionsHere(await agencyOf(tx))
      const confirmed = await confirmedTo(tx)
      const creditors = (await acceptedConnections(tx)).map((one) => {
        const told = confirmed.find(({ orgId, providerId }) => orgId === one.orgId && providerId === one.providerId)
        return {
          connectionId: one.id,
          creditorId: one.orgId,
          creditorName: one.creditorName,
          providerName: one.providerName,
          since: one.acceptedAt!,
          confirmedOn: told?.confirmedOn ?? null,
          hasChanged: !told || JSON.stringify(conditionsHere(told)) !== JSON.stringify(ours),
          bars: conditionBars(told ?? null, today).map(
            (bar) => flagTold(call.lang, { code: 'condition', bar }).sentence,
          ),
        }
      })
      return { creditors }
    })
  })

  http.serve(routes.confirmConditions, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => confirmConditions(tx, call.params.id, actingAs(member, clock)))
  })
}
