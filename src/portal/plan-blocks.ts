import { epcPayload } from '../correspondence/index.ts'
import { toIban } from '../kernel/identifiers.ts'
import { say } from '../kernel/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import { instalmentReference } from '../promises/index.ts'
import { type Instalment, type Plan, planReference } from '../promises/model.ts'
import { actWording as acts } from './act-wording.ts'
import { nameField, tokenField } from './form-parts.ts'
import { pageWording as words } from './page-wording.ts'
import { qrCode } from './payment-view.ts'
import type { PlanShown, Statement } from './statement.ts'
import type { Visit } from './visit.ts'
import { money } from './written.ts'

/** The plans that run or wait for a signature: what is paid next, with the code that pays it. */
export const plansBlock = (visit: Visit, statement: Statement): Piece =>
  statement.plans.map((plan) => planBlock(visit, statement, plan))

function planBlock(visit: Visit, statement: Statement, plan: PlanShown): Html {
  const { lang } = visit
  const { currency, bar } = plan
  const id = `plan-${plan.no}`
  const next = plan.instalments.find(({ cents, paidCents }) => paidCents < cents)
  const isLate = next !== undefined && next.dueOn < statement.today
  return h`<section class="plan" aria-labelledby="${id}"><h2 id="${id}">${say(lang, words.yourPlan, { plan: planReference(plan.no) })}</h2>
${bar ? h`<p class="note">${bar.why === 'insolvent' ? say(lang, words.planFrozen, { day: bar.since }) : say(lang, words.planOutrun)}</p>` : null}
${plan.state === 'proposed' && plan.answerBy && !bar ? h`<p class="note">${say(lang, words.planProposed, { day: plan.answerBy })}</p>` : null}
${next && !bar ? h`<p class="${isLate ? 'late' : 'strong'}">${say(lang, isLate ? words.lateInstalment : words.nextInstalment, { amount: { cents: next.cents - next.paidCents, currency }, day: next.dueOn })}</p>${codeOf(visit, statement, plan, next)}` : null}
<ol class="items">${plan.instalments.map(
    (
      one,
    ) => h`<li><div class="line"><span>${say(lang, words.dueOn, { day: one.dueOn })}${one.paidCents === one.cents ? ` · ${say(lang, words.instalmentPaid)}` : ''}</span>
<span class="figure">${money(lang, { cents: one.cents, currency })}</span></div></li>`,
  )}</ol>
${plan.hasAgreement ? h`<p><a href="${visit.at(`/plans/${plan.id}/agreement`)}">${say(lang, words.planAgreement)}</a></p>` : null}
${plan.state === 'proposed' && !bar ? signForm(visit, plan) : null}
</section>`
}

const signForm = (
  visit: Visit,
  plan: Plan,
): Html => h`<form method="post" class="form" action="${visit.at(`/plans/${plan.id}/sign`)}">
${tokenField(null)}
<label class="tick"><input type="checkbox" name="read" value="yes" required> <span>${say(visit.lang, acts.signSaid, { plan: planReference(plan.no) })}</span></label>
${nameField(visit, null)}
<button class="primary">${say(visit.lang, acts.signAct)}</button>
</form>`

function codeOf(visit: Visit, { organisation, customer }: Statement, plan: Plan, next: Instalment): Piece {
  const iban = organisation.iban === null ? null : toIban(organisation.iban)
  if (!iban || plan.currency !== 'EUR') return null
  const { lang } = visit
  const cents = next.cents - next.paidCents
  const reference = instalmentReference(customer.code, plan, next)
  const epc = epcPayload({ holder: organisation.name, iban, bic: organisation.bic, cents, reference })
  const amount = money(lang, { cents, currency: plan.currency })
  return h`${epc ? qrCode(lang, epc, amount) : null}<p class="about">${say(lang, words.referenceIs)} <span class="code">${reference}</span></p>`
}
