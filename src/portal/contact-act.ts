import { raiseWork } from '../desk/index.ts'
import { type Refusal, Refused, refuse } from '../kernel/verdict.ts'
import { type SentenceParams, say } from '../kernel/wording.ts'
import { type Contact, checkContact, contactsOf, keepOptOuts } from '../parties/index.ts'
import { CONTACT_ROLES, type ContactRole, type OptOut } from '../parties/model.ts'
import { contactRoleNames } from '../parties/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { takeAct, textIn } from './act.ts'
import { actWording as words } from './act-wording.ts'
import { field, refusedBlock, tokenField } from './form-parts.ts'
import { portalPage, wayBack } from './portal-page.ts'
import type { Statement } from './statement.ts'
import type { Visit } from './visit.ts'
import { maskedMail, maskedPhone } from './written.ts'

/** Proposes who to write to: nothing of the record changes before a person here has looked, for a stray link must not divert mail. */
export const contactAct = (visit: Visit, statement: Statement, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, statement, async (actId) => {
    const { tx, by, customer } = visit
    const known = await contactsOf(tx, [customer.id])
    const replaced = known.find(({ id }) => id === form.text('of')) ?? null
    const role = CONTACT_ROLES.find((one) => one === form.text('role')) ?? null
    const proposed = {
      firstName: textIn(form, 'firstName', 100),
      lastName: textIn(form, 'lastName', 100),
      role: role ?? replaced?.role ?? ('accounts_payable' as ContactRole),
      email: textIn(form, 'email', 254) || null,
      phone: textIn(form, 'phone', 40) || null,
    }
    const checked = checkContact(proposed)
    if (!checked.ok) throw new Refused(checked.refusal)
    const { firstName, lastName, email, phone } = checked.value
    const name = [[firstName, lastName].filter(Boolean).join(' '), email, phone].filter(Boolean).join(', ')
    await raiseWork(tx, { customerId: customer.id, kind: 'contact_proposed', subjectId: actId, at: by.at, words: name })
    const params: SentenceParams = replaced ? { name, who: nameOf(replaced) } : { name }
    const key = replaced ? 'contactOf' : 'contact'
    return {
      kind: 'contact',
      said: { key, params, contact: { ...checked.value, role }, contactId: replaced?.id ?? null },
      made: {},
      state: 'waiting',
      verb: 'portal_contact_proposed',
    }
  })

/** Stops messages to people of the customer. It is only ever added here; a person of ours takes it back when asked to. */
export const optOutAct = (visit: Visit, statement: Statement, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, statement, async () => {
    const { tx, by, customer, lang } = visit
    const known = await contactsOf(tx, [customer.id])
    const asked = new Set(form.texts('out'))
    const names: string[] = []
    for (const contact of known) {
      const more = (['email', 'sms'] as const).filter((out) => asked.has(`${out}:${contact.id}`))
      const news = more.filter((out) => !contact.optedOut.includes(out))
      if (news.length === 0) continue
      await keepOptOuts(tx, contact.id, [...contact.optedOut, ...news], by)
      names.push(...news.map((out) => stopName(visit, out, contact)))
    }
    if (names.length === 0) throw new Refused(refuse('none_stopped', words.optOutNone, {}, 'out').refusal)
    const list = new Intl.ListFormat(lang).format(names)
    return { kind: 'opt_out', said: { key: 'optOut', params: { names: list } }, made: {}, state: 'done' }
  })

const nameOf = ({ firstName, lastName, email, phone }: Contact): string =>
  [firstName, lastName].filter(Boolean).join(' ') || (email && maskedMail(email)) || (phone && maskedPhone(phone)) || ''

const stopName = ({ lang }: Visit, out: OptOut, contact: Contact): string =>
  say(lang, out === 'email' ? words.noEmail : words.noSms, { name: nameOf(contact) })

export async function contactPage(
  visit: Visit,
  statement: Statement,
  sent: PageForm | null,
  refusal: Refusal | null,
): Promise<PageReply> {
  const { tx, lang, customer } = visit
  const known = await contactsOf(tx, [customer.id])
  const title = say(lang, words.contactTitle)
  const text = (id: string, name: string, type = 'text', complete = 'off'): Html =>
    field(
      id,
      name,
      h`<input type="${type}" id="${id}" name="${id}" maxlength="254" autocomplete="${complete}" value="${sent?.text(id) ?? ''}">`,
    )
  const body = h`${wayBack(visit)}<h1>${title}</h1>
${refusedBlock(visit, refusal)}
<section aria-labelledby="known"><h2 id="known">${say(lang, words.contactKnown, { organisation: statement.organisation.name })}</h2>
${known.length === 0 ? h`<p>${say(lang, words.contactNone)}</p>` : h`<ul class="items">${known.map((one) => h`<li><div class="line"><span class="no">${nameOf(one)}</span><span class="about">${say(lang, contactRoleNames[one.role])}</span></div><p class="about">${[one.email && maskedMail(one.email), one.phone && maskedPhone(one.phone)].filter(Boolean).join(' · ')}</p></li>`)}</ul>`}
</section>
<form method="post" class="form" action="${visit.at('/contact')}">
<p>${say(lang, words.contactSaid)}</p>
${tokenField(sent?.text('token') ?? null)}
${field('of', say(lang, words.contactOf), h`<select id="of" name="of"><option value="">${say(lang, words.contactNew)}</option>${known.map((one) => h`<option value="${one.id}"${one.id === sent?.text('of') ? h` selected` : null}>${nameOf(one)}</option>`)}</select>`)}
${text('firstName', say(lang, words.firstName), 'text', 'given-name')}
${text('lastName', say(lang, words.lastName), 'text', 'family-name')}
${field('role', say(lang, words.role), h`<select id="role" name="role"><option value="">${say(lang, words.roleUnsaid)}</option>${CONTACT_ROLES.map((one) => h`<option value="${one}"${one === (sent?.text('role') ?? '') ? h` selected` : null}>${say(lang, contactRoleNames[one])}</option>`)}</select>`)}
${text('email', say(lang, words.email), 'email', 'email')}
${text('phone', say(lang, words.phone), 'tel', 'tel')}
<button class="primary">${say(lang, words.contactAct)}</button>
</form>
${optOutForm(visit, known)}`
  return portalPage(visit, statement, '/contact', title, body)
}

function optOutForm(visit: Visit, known: readonly Contact[]): Piece {
  const { lang } = visit
  const boxes = known.flatMap((one) =>
    (['email', 'sms'] as const)
      .filter((out) => (out === 'email' ? one.email : one.phone) !== null && !one.optedOut.includes(out))
      .map(
        (out) =>
          h`<label class="tick"><input type="checkbox" name="out" value="${out}:${one.id}"> ${stopName(visit, out, one)}</label>`,
      ),
  )
  if (boxes.length === 0) return null
  return h`<section aria-labelledby="stop"><h2 id="stop">${say(lang, words.optOutTitle)}</h2>
<form method="post" class="form" action="${visit.at('/stop')}">
${tokenField(null)}
<fieldset><legend>${say(lang, words.optOutSaid)}</legend>${boxes}</fieldset>
<button>${say(lang, words.optOutAct)}</button>
</form></section>`
}
