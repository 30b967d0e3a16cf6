import { createHash } from 'node:crypto'
import { toLocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { h, type Piece } from '../../platform/page/html.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import type { PageReply } from '../../platform/page/page-server.ts'
import type { Mandate } from '../mandates/model.ts'
import { signedTerms } from '../mandates/store.ts'
import type { Terms } from '../mandates/terms.ts'
import { importStatement } from '../remittances/import-statement.ts'
import { STATEMENT_BYTES } from '../remittances/read-statement.ts'
import { folded, formOf, input, type Sent } from './page-frame.ts'
import { amountIn } from './quote-form.ts'
import { takeAct, textIn } from './take-act.ts'
import type { Visit } from './visit.ts'
import { pagesWording as words } from './wording.ts'

/** What a provider collected and hands over, in the columns that it is given: the same act as a member's import. */
export function statementSection(visit: Visit, { tariff, remittance }: Terms, sent: Sent | null): Piece {
  const { lang, at } = visit
  const own = sent?.act === 'statement' ? sent.form : null
  const field = (name: string, label: string, more: Piece) =>
    input('statement', { name, label, value: own?.text(name) ?? '', more })
  const isNet = remittance.mode === 'net'
  const fields = h`<p>${say(lang, words.statementNote)}</p>
<p><a href="${at('/modele')}">${say(lang, words.statementTemplate)}</a></p>
<div class="two">
${field('paidOn', say(lang, words.paidOn), h`type="date" required`)}
${field('paid', say(lang, words.paid, { currency: tariff.currency }), h`inputmode="decimal" maxlength="20" autocomplete="off" required`)}
${field('reference', say(lang, words.reference), h`maxlength="35" required`)}
${field('invoiceNumber', say(lang, words.invoiceNumber), h`maxlength="40"${isNet ? h` required` : null}`)}
</div>
<div class="field"><label for="statement-file">${say(lang, words.statementFile)}</label><input type="file" id="statement-file" name="file" required></div>`
  return h`<section>${folded(own !== null, say(lang, words.statement), formOf(visit, 'statement', sent, fields, say(lang, words.statementAct), false))}</section>`
}

/** Most faults of a statement that are shown to whoever sent it. */
const MOST_FAULTS = 50

export const statementAct = (visit: Visit, mandate: Mandate, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, async () => {
    const { tx, by } = visit
    const typed = form.text('paidOn')
    const paidOn = toLocalDate(typed)
    if (!paidOn) throw new Refused(refuse('day_wrong', words.dayWrong, { value: typed.slice(0, 20) }, 'paidOn').refusal)
    const terms = await signedTerms(tx, mandate.id)
    const paidCents = amountIn(form, 'paid', terms?.tariff.currency ?? 'EUR')
    const reference = textIn(form, 'reference', 35)
    if (paidCents === null || reference === '')
      throw new Refused(refuse('field_missing', words.paidMissing, undefined, 'paid').refusal)
    const file = form.file('file')
    if (!file) throw new Refused(refuse('no_file', words.noFile, undefined, 'file').refusal)
    if (file.bytes.length > STATEMENT_BYTES)
      throw new Refused(refuse('too_large', words.statementLarge, { limit: STATEMENT_BYTES >> 20 }, 'file').refusal)
    const name = file.name.replace(/\p{Cc}/gu, ' ').slice(0, 300)
    const given = { mandateId: mandate.id, name, paidOn, paidCents, reference }
    const invoiceNumber = textIn(form, 'invoiceNumber', 40)
    const read = await importStatement(tx, { ...given, invoiceNumber }, file.bytes, true, by)
    const faults = read.faults.slice(0, MOST_FAULTS).map(({ line, sentence, params }) => ({
      ...{ line, fr: say('fr', sentence, params), en: say('en', sentence, params) },
    }))
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    return { kind: 'statement', sha256, said: { file: name, ...(faults.length > 0 ? { faults } : {}) } }
  })
