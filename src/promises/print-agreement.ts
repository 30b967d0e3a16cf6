import { readFileSync } from 'node:fs'
import { mandateServing } from '../cash/index.ts'
import {
  type AskAgent,
  epcPayload,
  letterheadOf,
  paidTo,
  qrSvg,
  recipientOf,
  sheetColumn,
  sheetDocument,
  sheetHead,
  spacedSiren,
} from '../correspondence/index.ts'
import { formatDay, formatLongDay, type LocalDate } from '../kernel/calendar.ts'
import { formatIban, rfReference, toIban } from '../kernel/identifiers.ts'
import { formatMoney } from '../kernel/money.ts'
import { orRefuse } from '../kernel/verdict.ts'
import { type Lang, say } from '../kernel/wording.ts'
import { itemsById } from '../ledger/index.ts'
import { customerOf } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import type { PdfPress } from '../platform/pdf/pdf-press.ts'
import { agreed as words } from './agreement-wording.ts'
import { type Instalment, type Plan, planReference } from './model.ts'
import { spelledAmount } from './spelled-amount.ts'

const TEMPLATE = readFileSync(new URL('./agreement.typ', import.meta.url), 'utf8')

/**
 * What an instalment is named by: the customer's code and the day, by which the bank line that brings it is known as this customer's,
 * as for reminders; the plan and its place where the code is too long for a reference.
 */
export function instalmentName(
  code: string,
  { no }: Pick<Plan, 'no'>,
  { place, dueOn }: Pick<Instalment, 'place' | 'dueOn'>,
): string {
  const name = `${code}-${dueOn.replaceAll('-', '')}`
  return rfReference(name) ? name : `${planReference(no)}-${String(place).padStart(2, '0')}`
}

/** The RF creditor reference (ISO 11649) that a payment of an instalment quotes. */
export const instalmentReference = (...named: Parameters<typeof instalmentName>): string =>
  rfReference(instalmentName(...named))!

/** An account as its holder recognises it, and a stranger could not use it. */
const maskedIban = (iban: string): string => `${iban.slice(0, 4)} •••• ${iban.slice(-4)}`

/** Codes fit five to a row; beyond two rows the first ones are drawn, the others come with their reminders. */
const MOST_CODES = 10

/** The agreement of a plan as PDF, in the customer's language: acknowledgment, schedule, lapse, how to pay, room to sign. */
export async function printAgreement(
  tx: OrgTx,
  askAgent: AskAgent,
  press: PdfPress,
  plan: Plan,
  on: LocalDate,
): Promise<Uint8Array> {
  const letterhead = await letterheadOf(tx)
  const agent = orRefuse((await askAgent(tx, [plan.customerId]))(plan.customerId, on))
  const organisation = paidTo(letterhead.organisation, agent)
  const customer = (await customerOf(tx, plan.customerId))!
  const recipient = recipientOf(customer, null)
  const items = await itemsById(
    tx,
    plan.parts.map(({ itemId }) => itemId),
  )
  const partOf = new Map(plan.parts.map((one) => [one.itemId, one.cents]))
  const { lang } = recipient
  const { currency } = plan
  const money = (cents: number) => formatMoney(lang, cents, currency)
  // An agent signs for the creditor, whose debt it is.
  const creditor = agent?.facts.creditor ?? null
  const names = { creditor: creditor?.name ?? organisation.name, debtor: customer.name }
  const iban = organisation.iban === null ? null : toIban(organisation.iban)
  const mandate = plan.byDebit ? await mandateServing(tx, plan.customerId, on) : null
  const codes =
    iban && currency === 'EUR' && !mandate
      ? plan.instalments.slice(0, MOST_CODES).flatMap(({ place, cents, dueOn }) => {
          const reference = instalmentReference(customer.code, plan, { place, dueOn })
          const epc = epcPayload({ holder: organisation.name, iban, bic: organisation.bic, cents, reference })
          if (!epc) return []
          return [
            {
              qr: qrSvg(epc),
              caption: say(lang, words.qr, { place }),
              alternative: say(lang, words.qrAlternative, { place }),
              amount: money(cents),
              on: formatDay(lang, dueOn),
            },
          ]
        })
      : []
  const sheet = {
    title: say(lang, words.title),
    ...sheetHead(lang, letterhead),
    page: say(lang, words.page),
    reference: say(lang, words.reference, { plan: planReference(plan.no), day: formatLongDay(lang, on) }),
    between: say(lang, words.between),
    and: say(lang, words.and),
    creditor: creditor
      ? party(
          lang,
          creditor.name,
          [creditor.address, say(lang, words.through, { agent: organisation.name })],
          null,
          say(lang, words.creditor),
        )
      : party(lang, organisation.name, organisation.addressLines, organisation.siren, say(lang, words.creditor)),
    debtor: party(lang, customer.name, recipient.addressLines, customer.siren, say(lang, words.debtor)),
    debtTitle: say(lang, words.debtTitle),
    debt: say(lang, words.debt, {
      ...names,
      figures: { cents: plan.cents, currency },
      words: spelledAmount(lang, { cents: plan.cents, currency }),
    }),
    documents: {
      columns: [
        sheetColumn(say(lang, words.document), 'wide'),
        sheetColumn(say(lang, words.issued)),
        sheetColumn(say(lang, words.due)),
        sheetColumn(say(lang, words.owed), 'figure'),
      ],
      rows: items.map((item) => [
        item.documentNo || item.label.slice(0, 40),
        formatDay(lang, item.issuedOn),
        formatDay(lang, item.dueOn),
        money(partOf.get(item.id)!),
      ]),
      total: [say(lang, words.total), '', '', money(plan.cents)],
    },
    scheduleTitle: say(lang, words.scheduleTitle),
    schedule: say(lang, words.schedule, { ...names, count: plan.instalments.length }),
    payments: {
      columns: [
        sheetColumn(say(lang, words.place)),
        sheetColumn(say(lang, words.on), 'wide'),
        sheetColumn(say(lang, words.quote)),
        sheetColumn(say(lang, words.amount), 'figure'),
      ],
      rows: plan.instalments.map(({ place, dueOn, cents }) => [
        String(place),
        formatLongDay(lang, dueOn),
        instalmentReference(customer.code, plan, { place, dueOn }),
        money(cents),
      ]),
      total: ['', say(lang, words.total), '', money(plan.cents)],
    },
    imputation: mandate ? `${say(lang, words.fetched)} ${say(lang, words.imputation)}` : say(lang, words.imputation),
    earlyPayment: say(lang, words.earlyPayment),
    lapseTitle: say(lang, words.lapseTitle),
    // What the law lets a professional be asked may not be asked of a consumer (CPCEx art. L. 111-8).
    lapse: say(lang, customer.kind === 'consumer' ? words.lapseConsumer : words.lapse, { days: plan.noticeDays }),
    novation: say(lang, words.novation),
    payTitle: say(lang, mandate ? words.debitTitle : words.payTitle),
    pay: mandate
      ? {
          lines: [
            { label: say(lang, words.mandate), value: mandate.reference },
            { label: say(lang, words.account), value: maskedIban(mandate.iban) },
          ],
          codes: [],
        }
      : iban && {
          lines: [
            { label: say(lang, words.holder), value: organisation.name },
            { label: say(lang, words.iban), value: formatIban(iban) },
            ...(organisation.bic ? [{ label: say(lang, words.bic), value: organisation.bic }] : []),
          ],
          codes,
        },
    copies: say(lang, words.copies),
    signCreditor: say(lang, words.signCreditor, names),
    signDebtor: say(lang, words.signDebtor, names),
    signHow: say(lang, words.signHow),
    signHand: say(lang, words.signHand),
  }
  const { bytes } = await press.renderPdf(sheetDocument(TEMPLATE, sheet, organisation.look.logo, on))
  return bytes
}

const party = (lang: Lang, name: string, lines: readonly string[], siren: string | null, role: string) => ({
  name,
  lines: [...lines, ...(siren ? [say(lang, words.siren, { siren: spacedSiren(siren) })] : [])],
  role,
})
