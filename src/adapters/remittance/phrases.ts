import { folded } from './marks.ts'

/** How surely the words before an amount say that it is the payment: 3 the payment itself, 2 a plain total, 0 neither. */
export function totalRank(before: string): 0 | 2 | 3 {
  const near = before.length > 120 ? `…${before.slice(-120)}` : before
  // A day between the verb and the figure (`virement du 20/11 de`) was blotted out by the caller.
  const words = folded(near)
    .replace(/(?:\b(?:du|le|of|on|dated|au)\s*)?\p{Cc}+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[\s:.*=|_-]+$/, '')
    .replace(/ (?:ce jour|today|this day)$/, '')
  if (PART_TOTAL.test(words)) return 0
  if (PAYMENT.test(words)) return 3
  return PLAIN_TOTAL.test(words) ? 2 : 0
}

const PART_TOTAL =
  /sous[ -]?total|sub[ -]?total|total (?:des? |of )?(?:factures?|avoirs?|invoices?|credits?|credit notes?|escomptes?|discounts?|brut|gross|deductions?|retenues?|ht|tva|vat|remises?)$/
const PAID = 'vire|verse|regle|paye|transfere|paid|remitted|transferred|wired|settled'
const PAYMENT = new RegExp(
  `(?:(?:total|montant|somme|net|amount|sum)\\s+(?:total |net )?(?:${PAID})e?s?|` +
    `(?:total|montant|amount|sum)\\s+(?:net )?(?:du |de ce |de notre |de votre |of (?:the |this |our )?)?(?:virement|reglement|paiement|versement|payment|transfer|remittance)|` +
    `(?:payment|transfer|remittance) (?:amount|total)|net a (?:payer|regler|virer)|net payable|` +
    `(?:virement|reglement|paiement|versement|payment|transfer|remittance|wire)(?: (?:bancaire|sepa|total|global|emis|recu|sent|made))* (?:de|of|for|d'un montant de|d'un total de|in the amount of|totalling)|` +
    `(?:somme|montant|amount|sum) (?:total(?:e)? )?(?:de|of)|soit un total|(?:pour|for|soit) un total(?: global)? de|for a total|in total|totall?ing|(?:paid|transferred|wired|remitted|vire|verse)(?: you| vous)?|(?:avons|have|was|a ete|ce jour|today)\\b[^\\d]{0,40}\\b(?:${PAID}|de|of))$`,
)
const PLAIN_TOTAL = /(?:^|[\s|(])(?:soit|total(?: general| ttc| amount| net| eur| a payer| due)?|grand total|net)$/

const TOTAL_LINE =
  /^(?:sous[ -]?|sub[ -]?|grand )?(?:totals?|totaux)\b|^net (?:a |paye|vire|regle|paid)|^montant (?:total|vire|paye|regle|du)|^(?:amount|payment) (?:paid|total|amount)/

/** How surely a row of a table, by its first words, is the total of the payment; 0 for a partial one, null for no total. */
export function totalRowRank(first: string): 0 | 2 | 3 | null {
  const words = folded(first).trim()
  if (!TOTAL_LINE.test(words)) return null
  return PART_TOTAL.test(words) || /^(?:sous|sub)/.test(words) ? 0 : totalRank(first) || 2
}

/** Something taken off the payment. */
export const isDeduction = (text: string): boolean =>
  /\b(?:escompte|remise|ristourne|rabais|rfa|retenue|penalites?|deductions?|discount|rebate|withholding|chargeback|frais|commission|bank charges?|fees?)\b/.test(
    folded(text),
  )

/** How surely the words before a day say that it is the payment's: 3 named so, 2 a verb of payment, 1 `Date:` alone. */
export function dayRank(before: string): 0 | 1 | 2 | 3 {
  const words = folded(before.slice(-80))
  const named =
    /(?:date (?:de |du |d'|of )?(?:paiement|reglement|virement|valeur|operation|execution|versement|payment|transfer|remittance)|(?:payment|value|transfer|remittance|pay) date|paid on|(?:vire|regle|paye|verse)e?s? (?:le|ce jour)|(?:virement|reglement|paiement|payment|transfer) (?:du|le|of|on|dated|made on|emis le|execute le|effectue le))[\s:.=|]*$/
  if (named.test(words)) return 3
  if (
    /\b(?:virement|reglement|paiement|payment|transfer|vire|paid|wired)\b/.test(words) &&
    /\b(?:le|du|on|dated|au)[\s:]*$/.test(words)
  )
    return 2
  return /^(?:date|le)[\s:.=|]*$/.test(words.trim()) ? 1 : 0
}

const PAYER =
  /^(?:payeur|payer|donneur d'ordre|ordonnateur|emetteur|debiteur|client|nom du client|raison sociale|societe|ordering (?:customer|party)|remitter|paid by|payment from|buyer|company|customer)(?:\s*:\s*|\s{2,})(\S.*)$/
const SENDER = /^(?:de|from|expediteur|sender)\s*:\s*(\S.*)$/

/** The payer a line names, with how surely: 3 under a label, 1 as the sender of the message. Addresses are no names. */
export function payerOf(text: string): { readonly name: string; readonly rank: 1 | 3 } | null {
  const plain = folded(text).trimStart()
  const offset = text.length - text.trimStart().length
  const label = PAYER.exec(plain)
  const sender = label ? null : SENDER.exec(plain)
  const value = label?.[1] ?? sender?.[1]
  if (value === undefined) return null
  const written = text.slice(offset + plain.length - value.length)
  const name = written
    .split(/\s{2,}|\||\t/)[0]!
    .replace(/<[^>]*>|["“”]|\[mailto:[^\]]*\]/g, '')
    .trim()
    .replace(/[.;,]$/, '')
  if (sender && (name.includes('@') || name === '' || NOBODY.test(folded(name)))) {
    const company = companyOf(written)
    return company === null ? null : { name: company, rank: 1 }
  }
  if (!/\p{L}{2}/u.test(name) || name.includes('@') || name.length > 140) return null
  return { name, rank: label ? 3 : 1 }
}

/** Names of a desk, which say nothing of whose it is. */
const NOBODY =
  /^(?:(?:le |la )?(?:service |dpt |departement |equipe )?(?:compta(?:bilite)?(?: (?:fournisseurs?|clients?|generale))?|fournisseurs?|facturation|factures?|finances?|tresorerie|reglements?|paiements?|administration|secretariat|direction|contact|accueil|info|achats)|(?:the )?(?:accounts?(?: payable| department)?|accounting|ap|payables?|payments?|finance(?: team| department)?|treasury|billing|invoices?|office|remittance(?: advice)?s?|no[- ]?reply|ne pas repondre|do not reply))$/
/** Where anybody has an address. */
const PUBLIC_MAIL =
  /^(?:gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|aol|gmx|proton(?:mail)?|orange|wanadoo|free|sfr|neuf|laposte|bbox|numericable|club-internet|aliceadsl|mail|email)$/

/** The company an address names by its domain: `compta@bati-sud.fr` is of `bati sud`. */
function companyOf(text: string): string | null {
  const domain = /@([\w-]+(?:\.[\w-]+)+)/.exec(text)?.[1]?.toLowerCase().split('.') ?? []
  const isSecond = domain.length > 2 && /^(?:co|com|org|net|gouv|asso)$/.test(domain.at(-2)!)
  const name = domain.at(isSecond ? -3 : -2)
  return name === undefined || PUBLIC_MAIL.test(name) || name.length < 2 ? null : name.replace(/[-_]+/g, ' ')
}
