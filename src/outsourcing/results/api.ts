import { type ApiDeps, memberOf } from '../../access/index.ts'
import { actingAs } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { onOtherSide } from '../../platform/other-side.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { type MandateInForce, mandatesGiven, receivedMandate } from '../mandates/store.ts'
import { mandateNumber } from '../model.ts'
import { resultRoutes as routes } from './contract.ts'
import { filesIn } from './cut.ts'
import { giveCredit } from './give-credit.ts'
import { compareLike } from './like-files.ts'
import { HORIZONS, LEAST_EFFECTIVE } from './model.ts'
import { creditorRows, creditorsTable } from './over-creditors.ts'
import { presentFiles, presentService } from './present.ts'
import { printResults } from './print-results.ts'
import { seePromise } from './promise-alert.ts'
import { recordReport } from './record-report.ts'
import { resultsTable } from './results-table.ts'
import { resultsUnder, signedOnes } from './show-results.ts'
import { fileToldToProvider, toldToProvider } from './told-to-provider.ts'
import { overWording, tableWording, resultsWording as words } from './wording.ts'

export function serveResults(deps: ApiDeps & { readonly press: PdfPress }): void {
  const { http, db, clock, press } = deps
  serveReceivedResults(deps)

  http.serve(routes.results, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => {
      const mandates = signedOnes(await mandatesGiven(tx))
      const { results } = await resultsUnder(tx, mandates, today)
      return {
        ...{ asOf: today, results, leastEffective: LEAST_EFFECTIVE },
        mandates: mandates.map(({ id, no, providerName, state }) => ({
          ...{ id, number: mandateNumber(no), provider: providerName, isRunning: state === 'running' },
        })),
      }
    })
  })

  /** One provider's results in one currency; there are none of who was given nothing. */
  async function ofProvider(tx: OrgTx, asked: { providerId: string; currency: string }, today: LocalDate) {
    const mandates = signedOnes(await mandatesGiven(tx)).filter(({ providerId }) => providerId === asked.providerId)
    const { results, files } = await resultsUnder(tx, mandates, today)
    const result = results.find(({ currency }) => currency === asked.currency)
    return { result, files: files.filter(({ currency }) => currency === asked.currency) }
  }

  http.serve(routes.resultFiles, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { limit, offset, ...asked } = call.query
    return db.inOrg(member.orgId, async (tx) => {
      const { files } = await ofProvider(tx, asked, today)
      const shown = presentFiles('creditor', filesIn(files, asked, today), { limit, offset })
      return { ...shown, currency: asked.currency }
    })
  })

  http.serve(routes.compareResults, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { providerId, withId, currency, horizon } = call.query
    return db.inOrg(member.orgId, async (tx) => {
      const { files: ours } = await ofProvider(tx, { providerId, currency }, today)
      const { files: theirs } = await ofProvider(tx, { providerId: withId, currency }, today)
      return { ...compareLike(ours, theirs, HORIZONS.find((one) => String(one) === horizon)!, today) }
    })
  })

  // The press draws after the transaction: no connection waits for it.
  http.serve(routes.resultsFile, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const document = await db.inOrg(member.orgId, async (tx) => {
      const { result } = await ofProvider(tx, call.query, today)
      if (!result) throw new Refused(refuse('no_files', words.noFiles).refusal)
      return printResults(tx, result, call.lang, today)
    })
    const { bytes } = await press.renderPdf(document)
    const name = `${say(call.lang, tableWording.fileName)}-${today}.pdf`
    return { bytes, type: 'application/pdf', name, inline: true }
  })

  http.serve(routes.resultsTable, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { files } = await db.inOrg(member.orgId, (tx) => ofProvider(tx, call.query, today))
    const bytes = new TextEncoder().encode(resultsTable(call.lang, files))
    return { bytes, type: 'text/csv', name: `${say(call.lang, tableWording.fileName)}-${today}.csv` }
  })

  http.serve(routes.seePromise, async (call) => {
    const member = memberOf(call)
    await db.inOrg(member.orgId, (tx) => seePromise(tx, call.body, actingAs(member, clock)))
  })

  const given = async (tx: OrgTx, id: string): Promise<MandateInForce> => {
    const mandate = signedOnes(await mandatesGiven(tx)).find((one) => one.id === id)
    if (!mandate) throw new Refused(notFound().refusal)
    return mandate
  }

  http.serve(routes.mandateService, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) =>
      presentService(tx, call.lang, 'creditor', await given(tx, call.params.id), today),
    )
  })

  http.serve(routes.recordReport, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => recordReport(tx, await given(tx, call.params.id), call.body, by))
  })

  http.serve(routes.takeServiceCredit, async (call) => {
    const member = memberOf(call)
    const by = actingAs(member, clock)
    await db.inOrg(member.orgId, async (tx) => giveCredit(tx, await given(tx, call.params.id), call.body.cents, by))
  })
}

/** The same from a provider's own organisation, of one mandate that it holds: never another provider's, nor what we would do ourselves. */
function serveReceivedResults({ http, db, clock, press }: ApiDeps & { readonly press: PdfPress }): void {
  const atCreditor = <T>(
    orgId: number,
    id: string,
    work: (tx: OrgTx, mandate: MandateInForce) => Promise<T>,
  ): Promise<T> =>
    db.inOrg(orgId, async (tx) => {
      const held = await receivedMandate(tx, id)
      if (!held) throw new Refused(notFound().refusal)
      return onOtherSide(tx, held.orgId, async (theirs) => {
        const mandate = signedOnes(await mandatesGiven(theirs)).find((one) => one.id === id)
        if (mandate?.agencyOrgId !== orgId) throw new Refused(notFound().refusal)
        return work(theirs, mandate)
      })
    })

  http.serve(routes.receivedByCreditor, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return db.inOrg(member.orgId, async (tx) => ({ asOf: today, ...(await creditorRows(tx, call.query, today)) }))
  })

  http.serve(routes.receivedByCreditorTable, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const every = { limit: Number.MAX_SAFE_INTEGER, offset: 0 }
    const { rows } = await db.inOrg(member.orgId, (tx) => creditorRows(tx, every, today))
    const bytes = new TextEncoder().encode(creditorsTable(call.lang, rows))
    return { bytes, type: 'text/csv', name: `${say(call.lang, overWording.fileName)}-${today}.csv` }
  })

  http.serve(routes.receivedResultsTable, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return atCreditor(member.orgId, call.params.id, async (tx, mandate) => {
      const { files } = await resultsUnder(tx, [mandate], today)
      const own = files.filter(({ currency }) => currency === call.query.currency)
      const bytes = new TextEncoder().encode(resultsTable(call.lang, own.map(fileToldToProvider)))
      return { bytes, type: 'text/csv', name: `${say(call.lang, tableWording.fileName)}-${today}.csv` }
    })
  })

  // The press draws after the transaction: no connection waits for it.
  http.serve(routes.receivedResultsFile, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { results } = await atCreditor(member.orgId, call.params.id, (tx, mandate) =>
      resultsUnder(tx, [mandate], today),
    )
    const result = results.find(({ currency }) => currency === call.query.currency)
    if (!result) throw new Refused(refuse('no_files', words.noFilesHere).refusal)
    // On the provider's own paper.
    const document = await db.inOrg(member.orgId, (tx) => printResults(tx, toldToProvider(result), call.lang, today))
    const { bytes } = await press.renderPdf(document)
    const name = `${say(call.lang, tableWording.fileName)}-${today}.pdf`
    return { bytes, type: 'application/pdf', name, inline: true }
  })

  http.serve(routes.receivedResults, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return atCreditor(member.orgId, call.params.id, async (tx, mandate) => {
      const { results } = await resultsUnder(tx, [mandate], today)
      return {
        ...{ asOf: today, leastEffective: LEAST_EFFECTIVE },
        results: results.map(toldToProvider),
      }
    })
  })

  http.serve(routes.receivedResultFiles, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    const { limit, offset, ...asked } = call.query
    return atCreditor(member.orgId, call.params.id, async (tx, mandate) => {
      const { files } = await resultsUnder(tx, [mandate], today)
      const own = files.filter(({ currency }) => currency === asked.currency).map(fileToldToProvider)
      const shown = presentFiles('agency', filesIn(own, asked, today), { limit, offset })
      return { ...shown, currency: asked.currency }
    })
  })

  http.serve(routes.receivedService, async (call) => {
    const member = memberOf(call)
    const { today } = actingAs(member, clock)
    return atCreditor(member.orgId, call.params.id, (tx, mandate) =>
      presentService(tx, call.lang, 'agency', mandate, today),
    )
  })
}
