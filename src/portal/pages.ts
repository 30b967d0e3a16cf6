import type { OpenAPIHono } from '@hono/zod-openapi'
import { type Accounts, guessGuard, LINK_PATHS } from '../access/index.ts'
import { letterheadOf } from '../correspondence/index.ts'
import type { DunningDeps } from '../dunning/index.ts'
import { isId } from '../kernel/ids.ts'
import { type Refusal, Refused } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import { type PrintedReceipt, receiptFile } from '../outsourcing/index.ts'
import { notFound, statusOf } from '../platform/http.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import { type PageCall, type PageReply, pageServer } from '../platform/page/page-server.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { agreementOf, plansOf } from '../promises/index.ts'
import { planReference } from '../promises/model.ts'
import { record } from '../trail/index.ts'
import { type Choice, choiceIn } from './choose-items.ts'
import { closedPage, doorPage, faultPage } from './closed-page.ts'
import { contactAct, contactPage, optOutAct } from './contact-act.ts'
import { copyAct, copyPage } from './copy-act.ts'
import { disputeAct, disputePage } from './dispute-act.ts'
import { donePage } from './done-page.ts'
import { beginPayment, onlinePage, openPayment } from './online-payment.ts'
import { openDocument } from './open-document.ts'
import { paidAct, paidPage } from './paid-act.ts'
import { payPage } from './pay-view.ts'
import type { TakerDeps } from './payment-taker.ts'
import { planAct, planPage, signAct } from './plan-act.ts'
import { promiseAct, promisePage } from './promise-act.ts'
import { receiptOnPage } from './receipts-given.ts'
import { satisfactionAct, satisfactionPage } from './satisfaction-act.ts'
import { type Statement, statementOf } from './statement.ts'
import { statementPage } from './statement-view.ts'
import { turnedAway, type Visit, visited } from './visit.ts'

export type PortalDeps = DunningDeps &
  TakerDeps & {
    readonly press: PdfPress
    readonly publicUrl: string
    readonly accounts: Pick<Accounts, 'personOf'>
  }

/** Every page behind `/p`: without a session, without a cookie, each in one transaction of the one organisation that its link names. */
export function servePortalPages(app: OpenAPIHono, deps: PortalDeps): void {
  const visits = { ...deps, guard: guessGuard() }
  const pages = pageServer(app, faultPage, (call) => turnedAway(visits, call))
  const at = LINK_PATHS.portal

  pages.get(at, async (call) => doorPage(call, null))
  pages.post(at, async (call) => {
    const typed = call.form!.text('code').slice(0, 40)
    // The page itself says whether the code opens anything, and counts it when it does not.
    return /^[\w\s-]+$/.test(typed)
      ? { to: `${at}/${encodeURIComponent(typed.trim().toLowerCase())}` }
      : doorPage(call, typed)
  })

  pages.get(`${at}/:code`, (call) =>
    visited(visits, call, async (visit) => statementPage(visit, await readStatement(visit))),
  )
  pages.get(`${at}/:code/pay`, (call) =>
    visited(visits, call, async (visit) =>
      payPage(visit, await readStatement(visit), call.query.getAll('i'), choiceIn(call.query)),
    ),
  )
  pages.get(`${at}/:code/logo`, (call) =>
    visited(visits, call, async ({ tx }) => {
      const { logo } = (await letterheadOf(tx)).organisation.look
      if (!logo) throw new Refused(notFound().refusal)
      const type = logo.format === 'svg' ? 'image/svg+xml' : `image/${logo.format}`
      return { file: { bytes: logo.bytes, type, name: `logo.${logo.format}`, inline: true }, lasts: true }
    }),
  )
  pages.get(`${at}/:code/plans/:id/agreement`, (call) =>
    visited(visits, call, async ({ tx, customer }) => {
      const id = call.params.id ?? ''
      const own = isId(id) ? await plansOf(tx, { id, customerId: customer.id, states: ['proposed', 'active'] }) : []
      const found = own[0] && (await agreementOf(tx, id))
      if (!found?.agreement) throw new Refused(notFound().refusal)
      const name = `${planReference(found.no)}.pdf`
      return { file: { bytes: found.agreement, type: 'application/pdf', name } }
    }),
  )
  pages.get(`${at}/:code/receipts/:id`, async (call) => {
    const printed: PrintedReceipt[] = []
    const page = await visited(visits, call, async (visit) => {
      printed.push(await receiptOnPage(visit, call.params.id ?? ''))
      return statementPage(visit, await readStatement(visit))
    })
    // Laid out once the books are let go of; a page that turned the visitor away goes as it is.
    return printed[0] ? { file: await receiptFile(deps.press, printed[0]) } : page
  })
  pages.get(`${at}/:code/documents/:id`, (call) =>
    visited(visits, call, async (visit) => openDocument(visit, await readStatement(visit), call.params.id ?? '')),
  )
  /** A form: shown, taken, and shown again with what was typed and why it was refused. */
  const form = (path: string, show: FormPage, take: FormAct): void => {
    pages.get(`${at}/:code${path}`, (call) =>
      visited(visits, call, async (visit) => show(visit, await readStatement(visit), null, null, choiceIn(call.query))),
    )
    // What was written is undone by now; the page is made anew, in a transaction of its own.
    const again = (call: PageCall, refusal: Refusal): Promise<PageReply> =>
      visited(visits, call, async (visit) => {
        const page = await show(visit, await readStatement(visit), call.form, refusal, null)
        if (UPLOADS.has(refusal.code)) await tellUpload(visit, refusal)
        return { ...page, status: statusOf(refusal) }
      })
    pages.post(
      `${at}/:code${path}`,
      async (call) => {
        try {
          return await visited(visits, call, async (visit) =>
            take(visit, await readStatement(visit), call.form!, call.params.id ?? ''),
          )
        } catch (error) {
          if (!(error instanceof Refused) || error.refusal.code === 'not_found') throw error
          return again(call, error.refusal)
        }
      },
      again,
    )
  }
  form('/promise', promisePage, promiseAct)
  form('/plan', planPage, (visit, statement, sent) => planAct(visit, statement, sent, deps.press))
  form('/plans/:id/sign', statementForm, signAct)
  form('/dispute', disputePage, disputeAct)
  form('/paid', paidPage, (visit, statement, sent) => paidAct(visit, statement, sent, deps))
  form('/contact', contactPage, contactAct)
  form('/stop', contactPage, optOutAct)
  form('/copy', copyPage, copyAct)
  form('/satisfaction', satisfactionPage, satisfactionAct)
  // The service is asked between two transactions: nothing of ours waits for it.
  pages.post(`${at}/:code/online`, async (call) => {
    const begun: { payment?: Awaited<ReturnType<typeof beginPayment>>; orgId?: number; lang?: Lang } = {}
    try {
      const closed = await visited(visits, call, async (visit) => {
        begun.payment = await beginPayment(visit, await readStatement(visit), call.form!)
        begun.orgId = visit.tx.orgId
        begun.lang = visit.lang
        return { to: visit.at('/pay') }
      })
      if (!begun.payment) return closed
      const { payment } = begun
      const backTo = `${deps.publicUrl}${at}/${encodeURIComponent(call.params.code ?? '')}`
      const url = await openPayment(deps, begun.orgId!, payment, { lang: begun.lang!, backTo })
      return await visited(visits, call, async (visit) => onlinePage(visit, await readStatement(visit), payment, url))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      return visited(visits, call, async (visit) => ({
        ...(await payPage(visit, await readStatement(visit), call.form!.texts('i'), null, error.refusal)),
        status: statusOf(error.refusal),
      }))
    }
  })
  pages.get(`${at}/:code/done/:id`, (call) =>
    visited(visits, call, async (visit) => donePage(visit, await readStatement(visit), call.params.id ?? '')),
  )
  pages.get(`${at}/*`, async (call) => closedPage(call))
}

/** Refusals of what was sent that the creditor should know of: a program, what nobody can read, what is too large. */
const UPLOADS: ReadonlySet<string> = new Set(['file_executable', 'file_unknown', 'too_large'])

const tellUpload = ({ tx, by, customer }: Visit, { code, params }: Refusal): Promise<void> =>
  record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'portal_upload_refused',
    subject: { kind: 'customer', id: customer.id },
    data: { file: String(params?.name ?? ''), reason: code },
  })

type FormPage = (
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
  choice: Choice | null,
) => PageReply | Promise<PageReply>
type FormAct = (visit: Visit, statement: Statement, form: PageForm, id: string) => Promise<PageReply>

/** The form stands on the first page, which tells why it was refused. */
const statementForm: FormPage = (visit, statement, _sent, refusal) => statementPage(visit, statement, refusal)

const readStatement = ({ tx, customer, setting, by }: Visit) => statementOf(tx, customer, setting, by.at)
