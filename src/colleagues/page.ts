import {
  type ApiDeps,
  CLIENT_ADDRESS_HEADER,
  followLink,
  guessGuard,
  LINK_PATHS,
  organisationOf,
  stillOpen,
} from '../access/index.ts'
import { parseAmount } from '../adapters/ledger-files/amount.ts'
import { lookOf } from '../correspondence/index.ts'
import { evidenceFile } from '../disputes/index.ts'
import { dayIn, toLocalDate } from '../kernel/calendar.ts'
import { isId, newId } from '../kernel/ids.ts'
import { exponentOf } from '../kernel/money.ts'
import { Refused, refuse, tellRefusal } from '../kernel/verdict.ts'
import { LANGS, type Lang, say } from '../kernel/wording.ts'
import { colleagueOf, colleaguesById } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { h } from '../platform/page/html.ts'
import type { Page } from '../platform/page/page.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import { type PageCall, type PageReply, pageServer } from '../platform/page/page-server.ts'
import { type Actor, record } from '../trail/index.ts'
import { type Act, actOnQuestion } from './answer-question.ts'
import type { ColleagueDeps } from './deps.ts'
import { type PageFacts, pageFacts } from './page-facts.ts'
import { questionBody, type Refusal } from './page-view.ts'
import { pageWording as words } from './page-wording.ts'
import { markRead, questionOf } from './store.ts'
import { colleaguesWording as refused } from './wording.ts'

const ROOT = LINK_PATHS.colleague
const NAMES: Readonly<Record<Lang, string>> = { fr: 'Français', en: 'English' }

/** The page that a colleague opens from a mail: what is asked, the facts needed, and what may be done about it. */
export function servePages({ http, db, clock }: ApiDeps, deps: ColleagueDeps): void {
  const guesses = guessGuard()
  const pages = pageServer(
    http.app,
    async (call, refusal) => closed(call, tellRefusal(langOf(call), refusal)),
    // Who holds no open link has nothing read of what they send.
    async (call) => {
      const found = await opened(call)
      return 'page' in found ? found.page : null
    },
  )

  /** The link behind the address, or the page that says that there is none; refused visits of a known link are recorded. */
  async function opened(call: PageCall) {
    const at = clock.now()
    const address = call.request.headers.get(CLIENT_ADDRESS_HEADER) ?? ''
    if (guesses.isTired(address, at)) return { page: closed(call, say(langOf(call), words.tired), 429) }
    const found = await followLink(db, 'colleague', call.params.code ?? '', at)
    if (found.is === 'open' && (await db.inOrg(found.orgId, (tx) => isStillHere(tx, found.link.id)))) return found
    guesses.wrong(address, at)
    if (found.is !== 'unknown')
      await db.inOrg(found.orgId, async (tx) => {
        const actor = await actorOf(tx, found.link.id)
        if (!actor) return
        const subject = { kind: 'customer', id: found.link.customerId }
        await record(tx, { actor, at, verb: 'question_link_refused', subject, data: { question: found.link.id } })
      })
    return { page: closed(call, say(langOf(call), words.closed), 404) }
  }

  pages.get(`${ROOT}/:code`, async (call) => {
    const found = await opened(call)
    if ('page' in found) return found.page
    return db.inOrg(found.orgId, async (tx) => {
      const at = clock.now()
      const link = await stillOpen(tx, found.link, at, true)
      const facts = link && (await pageFacts(tx, link, langOf(call), at))
      if (!facts) return closed(call, say(langOf(call), words.closed), 404)
      const page = await pageOf(tx, call, facts, call.query.has('fait') ? 'done' : null)
      if (facts.question.firstReadAt === null) {
        await markRead(tx, facts.question.id, at)
        const subject = { kind: 'customer', id: facts.question.customerId }
        const actor = (await actorOf(tx, facts.question.id))!
        await record(tx, { actor, at, verb: 'question_read', subject, data: { question: facts.question.id } })
      }
      return { page }
    })
  })

  pages.get(`${ROOT}/:code/:file`, async (call) => {
    const found = await opened(call)
    if ('page' in found) return found.page
    const file = await db.inOrg(found.orgId, async (tx) => {
      const link = await stillOpen(tx, found.link, clock.now(), false)
      const facts = link && (await pageFacts(tx, link, langOf(call), clock.now()))
      const id = facts?.dispute?.evidence.find((one) => one.id === call.params.file)?.id
      return id === undefined ? null : evidenceFile(tx, id)
    })
    return file ? { file } : closed(call, say(langOf(call), words.closed), 404)
  })

  pages.post(`${ROOT}/:code`, async (call) => {
    const found = await opened(call)
    if ('page' in found) return found.page
    const form = call.form!
    try {
      await db.inOrg(found.orgId, async (tx) => {
        const at = clock.now()
        const link = await stillOpen(tx, found.link, at, false)
        const actor = link && (await actorOf(tx, link.id))
        if (!link || !actor) throw new Refused(refuse('question_state', refused.notOpen).refusal)
        const { timeZone } = await organisationOf(tx)
        const currency = (await pageFacts(tx, link, 'fr', at))?.dispute?.currency ?? 'EUR'
        await actOnQuestion(tx, deps, link.id, actIn(form, currency), { actor, at, today: dayIn(timeZone, at) })
      })
      return { to: `${here(call)}?fait=oui${call.chosen ? `&lang=${call.chosen}` : ''}` }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      const sentence = tellRefusal(langOf(call), error.refusal)
      return db.inOrg(found.orgId, async (tx) => {
        const facts = await pageFacts(tx, found.link, langOf(call), clock.now())
        if (!facts) return closed(call, sentence, 404)
        const said = { act: form.text('act'), sentence, typed: (name: string) => form.text(name) }
        return { page: await pageOf(tx, call, facts, said), status: 422 }
      })
    }
  })

  async function pageOf(tx: OrgTx, call: PageCall, facts: PageFacts, said: Refusal | 'done' | null): Promise<Page> {
    const { name } = await organisationOf(tx)
    const { colour } = await lookOf(tx)
    const { lang, expiresOn: day, colleague } = facts
    return {
      ...frameOf(call, lang),
      title: say(lang, words.aboutCustomer, { customer: facts.customer }),
      look: { name, colour, logo: null },
      body: questionBody(
        facts,
        { at: `${here(call)}${call.chosen ? `?lang=${call.chosen}` : ''}`, files: here(call) },
        () => newId(),
        said,
      ),
      foot: h`<p>${say(lang, words.linkIsYours, { day, name: colleague })}</p>`,
    }
  }
}

const langOf = (call: PageCall): Lang => call.chosen ?? call.spoken
const here = (call: PageCall): string => `${ROOT}/${encodeURIComponent(call.params.code ?? '')}`

const frameOf = (call: PageCall, lang: Lang) => ({
  lang,
  languages: LANGS.map((one) => ({ lang: one, name: NAMES[one], href: `${here(call)}?lang=${one}` })),
  languagesName: say(lang, words.languages),
})

/** A page that shows nothing of anybody. */
function closed(call: PageCall, sentence: string, status?: number): PageReply {
  const lang = langOf(call)
  const page: Page = {
    ...frameOf(call, lang),
    title: say(lang, words.closedTitle),
    look: { name: 'Quittance', colour: '#1f3a5f', logo: null },
    body: h`<h1>${say(lang, words.closedTitle)}</h1><p>${sentence}</p>`,
    foot: null,
  }
  return status === undefined ? { page } : { page, status }
}

/** Who has left the house answers for it no more: its links open nothing, those of a digest included. */
async function isStillHere(tx: OrgTx, questionId: string): Promise<boolean> {
  const question = await questionOf(tx, questionId)
  return question !== null && (await colleagueOf(tx, question.colleagueId)) !== null
}

async function actorOf(tx: OrgTx, questionId: string): Promise<Actor | null> {
  const question = await questionOf(tx, questionId)
  const [colleague] = question ? await colleaguesById(tx, [question.colleagueId]) : []
  return colleague ? { id: `colleague:${colleague.id}`, name: colleague.name } : null
}

/** Reads what a form asks for; what cannot be read is refused with the field's name. */
function actIn(form: PageForm, currency: string): Act {
  const formKey = form.text('key')
  const kind = form.text('act')
  if (!isId(formKey)) throw new Refused(refuse('form_old', refused.formOld).refusal)
  const body = form.text('body').slice(0, 4000)
  if (kind.startsWith('task-')) {
    const taskId = kind.slice(5)
    if (!isId(taskId)) throw new Refused(refuse('task_unknown', refused.taskUnknown).refusal)
    return { kind: 'task', formKey, taskId }
  }
  switch (kind) {
    case 'answer':
    case 'reject':
      return { kind, formKey, body }
    case 'accept':
      return { kind, formKey, body, cents: centsIn(form.text('cents'), currency) }
    case 'hold': {
      const untilOn = toLocalDate(form.text('untilOn'))
      if (!untilOn) throw new Refused(refuse('day_wrong', refused.dayWrong, undefined, 'untilOn').refusal)
      return { kind, formKey, body, untilOn }
    }
    case 'file': {
      const file = form.file('file')
      if (!file) throw new Refused(refuse('no_file', refused.noFile, undefined, 'file').refusal)
      return { kind, formKey, file }
    }
    default:
      throw new Refused(refuse('form_old', refused.formOld).refusal)
  }
}

/** Minor units of an amount as people write it; the reader gives hundredths, which some currencies do not count in. */
function centsIn(text: string, currency: string): number {
  const read = parseAmount(text)
  const cents = read.ok ? read.value * 10 ** (exponentOf(currency) - 2) : Number.NaN
  if (!Number.isSafeInteger(cents) || cents <= 0)
    throw new Refused(refuse('bad_amount', refused.centsWrong, { value: text.slice(0, 40) }, 'cents').refusal)
  return cents
}
