import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import { day } from '../../kernel/calendar.ts'
import { sumCents } from '../../kernel/money.ts'
import { Refused, tellRefusal } from '../../kernel/verdict.ts'
import type { Lang } from '../../kernel/wording.ts'
import { customerOf } from '../../parties/index.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { closingById, closingsOf, linesOfClosing } from './closing-store.ts'
import { type LossView, type ProvisionLineView, provisionRoutes as routes } from './contract.ts'
import { type DraftLine, draftClosing } from './draft-closing.ts'

import { closingEntries, entryFile, lossEntries } from './entry-file.ts'
import { changeProvisionSetting, chooseProvision, validateClosing } from './keep-closing.ts'
import { duplicateSent, loseDebts, takeLossBack } from './lose-debts.ts'
import { lossById, lossesOf } from './loss-store.ts'
import { duplicateToPrint } from './print-duplicate.ts'
import { vatDeadline } from './rules.ts'
import { provisionSettingOf } from './setting-store.ts'

export function serveProvisions(deps: ApiDeps & { readonly press: PdfPress }): void {
  const { http, db, clock } = deps
  http.serve(routes.provisions, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { lines, before, validated, closingOn, currency } = await draftClosing(tx, day(call.query.closingOn))
      const closings = (await closingsOf(tx)).map(({ id, no, closingOn: on, validatedByName }) => ({
        id,
        no,
        closingOn: on,
        validatedByName,
      }))
      return {
        ...{ closingOn, currency, beforeOn: before?.closingOn ?? null, closings },
        lines: lines.map((line) => lineView(call.lang, line)),
        validated: validated && {
          id: validated.id,
          no: validated.no,
          validatedAt: validated.validatedAt,
          validatedByName: validated.validatedByName,
        },
      }
    }),
  )

  http.serve(routes.chooseProvision, async (call) => {
    const member = memberOf(call)
    const closingOn = day(call.query.closingOn)
    await db.inOrg(member.orgId, (tx) =>
      chooseProvision(tx, closingOn, call.params.id, call.body, actingAs(member, clock)),
    )
  })

  http.serve(routes.validateProvisions, async (call) => {
    const member = memberOf(call)
    const closingOn = day(call.body.closingOn)
    return { id: await db.inOrg(member.orgId, (tx) => validateClosing(tx, closingOn, actingAs(member, clock))) }
  })

  http.serve(routes.provisionEntries, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const closing = await closingById(tx, call.params.id)
      if (!closing) throw new Refused(notFound().refusal)
      const lines = closingEntries(closing, await linesOfClosing(tx, closing.id))
      return entryFile(call.query.format, `provisions-${closing.closingOn}`, lines)
    }),
  )

  http.serve(routes.provisionSetting, async (call) => {
    const setting = await db.inOrg(memberOf(call).orgId, provisionSettingOf)
    return { ...setting, accounts: { ...setting.accounts }, percents: { ...setting.percents } }
  })

  http.serve(routes.changeProvisionSetting, async (call) => {
    const member = memberOf(call)
    const { vatVerifiedOn, ...rest } = call.body
    const after = { ...rest, vatVerifiedOn: vatVerifiedOn === null ? null : day(vatVerifiedOn) }
    await db.inOrg(member.orgId, (tx) => changeProvisionSetting(tx, after, actingAs(member, clock)))
  })

  serveLosses(deps)
}

const lineView = (
  lang: Lang,
  { refusal, missing, beforeGrossCents: _, evidence, ...line }: DraftLine,
): ProvisionLineView => ({
  ...line,
  evidence: [...evidence],
  refused: refusal && tellRefusal(lang, refusal),
  missing: missing && tellRefusal(lang, missing),
})

/** Losses, their duplicates and their entries. The press draws after the transaction. */
function serveLosses({ http, db, clock, press }: ApiDeps & { readonly press: PdfPress }): void {
  http.serve(routes.losses, async (call) => ({
    losses: (await db.inOrg(memberOf(call).orgId, lossesOf)).map(
      ({
        id,
        no,
        customerId,
        customerName,
        on,
        cause,
        evidence,
        currency,
        lines,
        duplicateSentOn,
        madeByName,
        takenBackAt,
      }): LossView => ({
        ...{
          id,
          no,
          customerId,
          customerName,
          on,
          cause,
          evidence,
          currency,
          duplicateSentOn,
          madeByName,
          takenBackAt,
        },
        netCents: sumCents(lines.map(({ netCents }) => netCents)),
        vatCents: sumCents(lines.map(({ vatCents }) => vatCents)),
        documents: lines.map(({ documentNo }) => documentNo),
        vatBy: vatDeadline(on),
      }),
    ),
  }))

  http.serve(routes.loseDebts, async (call) => {
    const member = memberOf(call)
    const asked = { ...call.body, customerId: call.params.id, on: day(call.body.on) }
    return { id: await db.inOrg(member.orgId, (tx) => loseDebts(tx, asked, actingAs(member, clock))) }
  })

  http.serve(routes.vatDuplicate, async (call) => {
    const member = memberOf(call)
    const { document, no } = await db.inOrg(member.orgId, async (tx) => {
      const loss = await lossById(tx, call.params.id)
      if (!loss) throw new Refused(notFound().refusal)
      return { no: loss.no, document: await duplicateToPrint(tx, loss, actingAs(member, clock).today) }
    })
    const { bytes } = await press.renderPdf(document)
    return { bytes, type: 'application/pdf', name: `duplicata-${no}.pdf`, inline: true }
  })

  http.serve(routes.lossEntries, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const loss = await lossById(tx, call.params.id)
      if (!loss) throw new Refused(notFound().refusal)
      const customer = (await customerOf(tx, loss.customerId))!
      return entryFile(call.query.format, `perte-${loss.no}`, lossEntries(loss, customer))
    }),
  )

  http.serve(routes.duplicateSent, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => duplicateSent(tx, call.params.id, day(call.body.on), actingAs(member, clock)))
  })

  http.serve(routes.takeLossBack, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => takeLossBack(tx, call.params.id, call.body.reason, actingAs(member, clock)))
  })
}
