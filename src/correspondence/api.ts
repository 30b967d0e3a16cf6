import { type ApiDeps, memberOf, organisationOf } from '../access/index.ts'
import { bindPdfs, streamOf } from '../adapters/pdf/index.ts'
import type { LocalDate } from '../kernel/calendar.ts'
import { dayIn, formatLongDay } from '../kernel/calendar.ts'
import { Refused, tellRefusal } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { notFound } from '../platform/http.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import type { Vault } from '../platform/secrets.ts'
import { correspondenceRoutes as routes } from './contract.ts'
import { listPrintBatches } from './letter-store.ts'
import { printed } from './letter-wording.ts'
import { listedMessage, listMessages, listTestMailbox, presentMessage } from './list-messages.ts'
import { mailServerOf } from './mail-server.ts'
import { gatherPrintBatch, markPosted, printedLetters } from './print-letters.ts'
import { serveProviders } from './provider-api.ts'
import { serviceProofsOf, trackingOf } from './provider-store.ts'
import { letterPdf, readMessage, shownMail, shownText } from './read-message.ts'
import type { SendHooks } from './send-due.ts'
import { serveSettings } from './settings-api.ts'
import { settleByPerson } from './settle-by-person.ts'
import type { StatementHooks } from './statement.ts'
import { serveStatements } from './statement-api.ts'
import { attemptsOf } from './store.ts'

export type CorrespondenceDeps = ApiDeps & {
  readonly vault: Vault
  readonly press: PdfPress
  readonly publicUrl: string
}
export type CorrespondenceHooks = SendHooks & StatementHooks

export function serveCorrespondence(deps: CorrespondenceDeps, hooks: CorrespondenceHooks): void {
  serveSettings(deps, hooks)
  serveStatements(deps, hooks)
  serveProviders(deps)
  const { http, db, clock, press } = deps

  http.serve(routes.messages, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const { limit, offset, day, ...filter } = call.query
    return db.inOrg(orgId, async (tx) => {
      const { rows, count, byState } = await listMessages(
        tx,
        { ...filter, day: day as LocalDate | undefined },
        timeZone,
        { limit, offset },
      )
      const isReal = (await mailServerOf(tx)) !== null && !(await organisationOf(tx)).isDemo
      return {
        rows: rows.map((row) => presentMessage(call.lang, row)),
        count,
        byState,
        goesTo: isReal ? 'smtp' : 'test_mailbox',
      }
    })
  })

  http.serve(routes.customerMessages, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      const { rows, count } = await listMessages(tx, { customerId: call.params.id }, timeZone, call.query)
      return { rows: rows.map((row) => presentMessage(call.lang, row)), count }
    })
  })

  http.serve(routes.message, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const read = await readMessage(tx, call.params.id)
      const { proof, message } = read
      return {
        message: presentMessage(call.lang, (await listedMessage(tx, message.id))!),
        mail: message.channel === 'email' ? await shownMail(read) : null,
        text: message.channel === 'sms' ? shownText(read) : null,
        tracking: await trackingOf(tx, message.id),
        serviceProofs: (await serviceProofsOf(tx, message.id)).map((one) => ({
          ...one,
          sha256: one.sha256.toString('hex'),
        })),
        proof: proof && { sha256: proof.sha256.toString('hex'), kind: proof.kind, madeAt: proof.madeAt },
        attempts: await attemptsOf(tx, message.id),
      }
    }),
  )

  http.serve(routes.messageMime, async (call) => {
    const { message, proof } = await db.inOrg(memberOf(call).orgId, (tx) => readMessage(tx, call.params.id))
    if (proof?.kind !== 'mime') throw new Refused(notFound().refusal)
    return { bytes: proof.bytes, type: 'message/rfc822', name: `${message.id}.eml` }
  })

  http.serve(routes.messagePdf, async (call) => {
    const read = await db.inOrg(memberOf(call).orgId, (tx) => readMessage(tx, call.params.id))
    return {
      bytes: await letterPdf(press, read),
      type: 'application/pdf',
      name: `${read.content.data.reference}.pdf`,
      inline: true,
    }
  })

  http.serve(routes.settleMessage, async (call) => {
    const { orgId, actor } = memberOf(call)
    return db.inOrg(orgId, async (tx) => {
      await settleByPerson(tx, call.params.id, call.body.action, { actor, at: clock.now() })
      return presentMessage(call.lang, (await listedMessage(tx, call.params.id))!)
    })
  })

  http.serve(routes.testMailbox, async (call) =>
    db.inOrg(memberOf(call).orgId, async (tx) => {
      const { rows, count } = await listTestMailbox(tx, call.query)
      return { rows: rows.map((row) => presentMessage(call.lang, row)), count }
    }),
  )

  http.serve(routes.printBatch, async (call) => {
    const { orgId, actor } = memberOf(call)
    const { leftOut, ...batch } = await gatherPrintBatch({ db, hooks }, orgId, call.body.ids, {
      actor,
      at: clock.now(),
    })
    return {
      ...batch,
      leftOut: leftOut.map(({ id, refusal }) => ({ id, code: refusal.code, message: tellRefusal(call.lang, refusal) })),
    }
  })

  http.serve(routes.printBatches, async (call) =>
    db.inOrg(memberOf(call).orgId, (tx) => listPrintBatches(tx, call.query)),
  )

  http.serve(routes.printBatchPdf, async (call) => {
    const { orgId, timeZone } = memberOf(call)
    const letters = await printedLetters(db, orgId, call.params.id)
    const { name } = await db.inOrg(orgId, organisationOf)
    const at = clock.now()
    const date = dayIn(timeZone, at)
    const title = say(call.lang, printed.batchTitle, { count: letters.count, date: formatLongDay(call.lang, date) })
    return {
      bytes: streamOf(bindPdfs(letters.pdfs, { title, author: name, at })),
      type: 'application/pdf',
      name: `lettres-${date}.pdf`,
      inline: true,
    }
  })

  http.serve(routes.markPosted, async (call) => {
    const { orgId, actor, timeZone } = memberOf(call)
    const input = { ...call.body, postedOn: call.body.postedOn as LocalDate }
    return { posted: await db.inOrg(orgId, (tx) => markPosted(tx, input, timeZone, { actor, at: clock.now() })) }
  })
}
