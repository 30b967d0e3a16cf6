import type { OpenAPIHono } from '@hono/zod-openapi'
import { guessGuard, LINK_PATHS, type VisitDeps } from '../../access/index.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { notFound, statusOf } from '../../platform/http.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import { type PageCall, type PageReply, pageServer } from '../../platform/page/page-server.ts'
import { closingBytes, closingsOf } from '../closing/closing-store.ts'
import { printed } from '../closing/wording.ts'
import { mandateNumber } from '../model.ts'
import { templateToCsv } from '../remittances/statement.ts'
import { knownReceipts } from '../remittances/statement-store.ts'
import { closedPage, faultPage } from './closed-page.ts'
import { donePage } from './done-page.ts'
import { closingAct, mandatePage } from './mandate-page.ts'
import type { Sent } from './page-frame.ts'
import { paperAct } from './paper-form.ts'
import { answerIn, pricesRefused } from './quote-form.ts'
import { quoteAct, quotePage } from './quote-page.ts'
import { statementAct } from './statement-form.ts'
import { turnedAway, type Visit, visited } from './visit.ts'
import { pagesWording as words } from './wording.ts'

export type PagesDeps = Omit<VisitDeps, 'guard'>

/** Every page behind `/m`: without a session, a cookie or a script, each in one transaction of the one organisation that its link names. */
export function servePages(app: OpenAPIHono, deps: PagesDeps): void {
  const visits = { ...deps, guard: guessGuard() }
  const pages = pageServer(app, faultPage, (call) => turnedAway(visits, call))
  const at = `${LINK_PATHS.provider}/:code`

  pages.get(at, (call) => visited(visits, call, (visit) => pageOf(visit, null)))
  pages.get(`${at}/done/:id`, (call) => visited(visits, call, (visit) => donePage(visit, call.params.id ?? '')))
  pages.get(`${at}/arrete/:no`, (call) => visited(visits, call, (visit) => closingFile(visit, call.params.no ?? '')))
  pages.get(`${at}/modele`, (call) => visited(visits, call, templateFile))

  // What was written is undone by now; the page is made anew, in a transaction of its own, with what was typed.
  const again = (call: PageCall, form: PageForm, refusals: readonly Refusal[]): Promise<PageReply> =>
    visited(visits, call, async (visit) => ({
      ...(await pageOf(visit, { act: form.text('act'), form, refusals })),
      status: statusOf(refusals[0]!),
    }))

  pages.post(at, async (call) => {
    const form = call.form!
    try {
      return await visited(visits, call, async (visit) =>
        form.text('more') === '' ? take(visit, form) : pageOf(visit, { act: 'quote', form, refusals: [] }),
      )
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === 'not_found') throw error
      // Of prices everything that is wrong is told at once, as on the desk.
      return again(call, form, error instanceof PricesRefused ? error.all : [error.refusal])
    }
  })
  pages.get(`${LINK_PATHS.provider}/*`, async (call) => closedPage(call))
}

/** Prices with gaps or overlaps: each of them, for the page to tell. */
class PricesRefused extends Refused {
  readonly all: readonly Refusal[]
  constructor(all: readonly Refusal[]) {
    super(all[0]!)
    this.all = all
  }
}

const pageOf = (visit: Visit, sent: Sent | null): Promise<PageReply> =>
  visit.about.is === 'quote' ? quotePage(visit, visit.about, sent) : mandatePage(visit, visit.about.mandate, sent)

/** What a form asks for, as far as this page offers it. */
function take(visit: Visit, form: PageForm): Promise<PageReply> {
  const { about } = visit
  const act = form.text('act')
  if (act === 'paper') return paperAct(visit, form)
  if (about.is === 'quote') {
    if (act === 'quote') {
      const faults = pricesRefused(answerIn(form, { currency: about.request.currency, today: visit.by.today }))
      if (faults.length > 0) throw new PricesRefused(faults)
    }
    if (act === 'quote' || act === 'decline') return quoteAct(visit, about, form)
  } else {
    if (act === 'accept' || act === 'contest') return closingAct(visit, about.mandate, form)
    if (act === 'statement') return statementAct(visit, about.mandate, form)
  }
  throw new Refused(refuse('form_old', words.formOld).refusal)
}

async function closingFile({ tx, about, lang }: Visit, no: string): Promise<PageReply> {
  const [last] = about.is === 'mandate' ? await closingsOf(tx, about.mandate.id) : []
  if (about.is !== 'mandate' || String(last?.no) !== no) throw new Refused(notFound().refusal)
  const { bytes } = (await closingBytes(tx, about.mandate.id, last!.no))!
  const name = `${say(lang, printed.fileName)}-${mandateNumber(about.mandate.no)}-${no}-${last!.lang}.pdf`
  return { file: { bytes, type: 'application/pdf', name } }
}

/** The columns of a statement, with the receipts of this mandate that wait to be handed over. */
async function templateFile({ tx, about, lang }: Visit): Promise<PageReply> {
  if (about.is !== 'mandate') throw new Refused(notFound().refusal)
  const bytes = new TextEncoder().encode(templateToCsv(lang, await knownReceipts(tx, about.mandate.id)))
  return { file: { bytes, type: 'text/csv; charset=utf-8', name: `${mandateNumber(about.mandate.no)}.csv` } }
}
