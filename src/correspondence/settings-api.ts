import { memberOf, organisationOf } from '../access/index.ts'
import { smsSize } from '../adapters/sms/segments.ts'
import { Refused } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import type { CorrespondenceDeps, CorrespondenceHooks } from './api.ts'
import { correspondenceRoutes as routes } from './contract.ts'
import { changeLook, readUploadedLogo, setLogo } from './keep-look.ts'
import { presentMailServer, removeMailServer, setMailServer, testMailServer, testSettings } from './keep-mail-server.ts'
import { resetTemplate, writeTemplate } from './keep-template.ts'
import { lookOf } from './letterhead.ts'
import { renderMail } from './mail.ts'
import { mailServerOf } from './mail-server.ts'
import { isSmsKey, type Look } from './model.ts'
import { type PreviewOrder, previewTemplate } from './preview-template.ts'
import { printLetter, shownDraft } from './read-message.ts'
import { textOf } from './sms-text.ts'
import { BLOCKS } from './template.ts'
import { templateBook } from './template-book.ts'
import { VARIABLES } from './variables.ts'

const presentLook = ({ logo, colour, signature, footer }: Look) => ({
  colour,
  signature,
  footer,
  logo: logo && { format: logo.format, bytes: logo.bytes.length },
})

/** The routes of look, mail server and texts. */
export function serveSettings({ http, db, clock, vault, press }: CorrespondenceDeps, hooks: CorrespondenceHooks): void {
  http.serve(routes.look, async (call) => presentLook(await db.inOrg(memberOf(call).orgId, lookOf)))

  http.serve(routes.saveLook, async (call) => {
    const { orgId, actor } = memberOf(call)
    return presentLook(await db.inOrg(orgId, (tx) => changeLook(tx, call.body, { actor, at: clock.now() })))
  })

  http.serve(routes.logo, async (call) => {
    const { logo } = await db.inOrg(memberOf(call).orgId, lookOf)
    if (!logo) throw new Refused(notFound().refusal)
    return {
      bytes: logo.bytes,
      type: logo.format === 'svg' ? 'image/svg+xml' : `image/${logo.format}`,
      name: `logo.${logo.format}`,
      inline: true,
    }
  })

  http.serve(routes.saveLogo, async (call) => {
    const { orgId, actor } = memberOf(call)
    const logo = await readUploadedLogo(press, call.upload, clock.now())
    return presentLook(await db.inOrg(orgId, (tx) => setLogo(tx, logo, { actor, at: clock.now() })))
  })

  http.serve(routes.dropLogo, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => setLogo(tx, null, { actor, at: clock.now() }))
  })

  http.serve(routes.mailServer, async (call) => {
    const { orgId } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const server = await mailServerOf(tx)
      return { server: server && presentMailServer(vault, orgId, server), isDemo: (await organisationOf(tx)).isDemo }
    })
  })

  http.serve(routes.saveMailServer, async (call) => {
    const { orgId, actor } = memberOf(call)
    return presentMailServer(
      vault,
      orgId,
      await db.inOrg(orgId, (tx) => setMailServer(tx, vault, call.body, { actor, at: clock.now() })),
    )
  })

  http.serve(routes.dropMailServer, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => removeMailServer(tx, { actor, at: clock.now() }))
  })

  http.serve(routes.testMailServer, async (call) => {
    const { orgId } = memberOf(call)
    const { to, ...input } = call.body
    const { server, organisation } = await db.inOrg(orgId, async (tx) => ({
      server: await testSettings(tx, vault, input),
      organisation: (await organisationOf(tx)).name,
    }))
    return testMailServer(vault, orgId, server, { to, organisation, lang: call.lang, at: clock.now() })
  })

  http.serve(routes.templates, async (call) => {
    const { entries } = await db.inOrg(memberOf(call).orgId, templateBook)
    const variables = Object.entries(VARIABLES).map(([name, { type, meaning }]) => ({
      name,
      type,
      meaning: say(call.lang, meaning),
    }))
    return { templates: [...entries], variables, blocks: [...BLOCKS] }
  })

  http.serve(routes.saveTemplate, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, (tx) => writeTemplate(tx, call.params, call.body, { actor, at: clock.now() }))
  })

  http.serve(routes.resetTemplate, async (call) => {
    const { orgId, actor } = memberOf(call)
    await db.inOrg(orgId, (tx) => resetTemplate(tx, call.params, { actor, at: clock.now() }))
  })

  const preview = (tx: OrgTx, order: PreviewOrder, timeZone: string) =>
    previewTemplate(tx, hooks.openItems, order, timeZone, clock.now())

  http.serve(routes.previewTemplate, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const { data, text, isInvented } = await db.inOrg(orgId, (tx) => preview(tx, call.body, timeZone))
    if (isSmsKey(call.body.key)) {
      const words = textOf(data, text)
      return { subject: text.subject, html: '', text: words, isInvented, size: smsSize(words) }
    }
    const mail = await renderMail(data, text)
    const { html, text: plain } = shownDraft(mail)
    return { subject: mail.subject, html, text: plain, isInvented, size: null }
  })

  http.serve(routes.previewLetter, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const letter = await db.inOrg(orgId, (tx) => preview(tx, call.body, timeZone))
    return {
      bytes: (await printLetter(press, letter)).bytes,
      type: 'application/pdf',
      name: `${call.body.key}.pdf`,
      inline: true,
    }
  })
}
