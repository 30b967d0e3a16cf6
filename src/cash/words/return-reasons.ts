import type { Sentence } from '../../kernel/wording.ts'

/** What to do about a payment that came back (`formats.md` §6, table of R-event codes; ISO 20022 external return reasons). */
export type ReturnAction =
  | 'ask_new_iban'
  | 'stop_debit'
  | 'refunded'
  | 'retry'
  | 'retry_technical'
  | 'check_twice'
  | 'fix_data'
  | 'call'

type Reason = { readonly words: Sentence; readonly action: ReturnAction }

const reason = (fr: string, en: string, action: ReturnAction): Reason => ({ words: { fr, en }, action })

const REASONS: Readonly<Record<string, Reason>> = {
  AC01: reason('coordonnées bancaires fausses', 'wrong account number', 'ask_new_iban'),
  AC04: reason('compte clos', 'account closed', 'ask_new_iban'),
  AC06: reason('compte bloqué', 'account blocked', 'ask_new_iban'),
  AC13: reason(
    'compte d’un type qui n’accepte pas ce paiement',
    'account of a type that takes no such payment',
    'ask_new_iban',
  ),
  AG01: reason('prélèvement interdit sur ce compte', 'direct debit forbidden on this account', 'stop_debit'),
  AG02: reason('code opération incorrect', 'wrong operation code', 'stop_debit'),
  AM04: reason('provision insuffisante', 'insufficient funds', 'retry'),
  AM05: reason('paiement présenté deux fois', 'payment presented twice', 'check_twice'),
  BE05: reason('créancier inconnu de la banque', 'creditor unknown to the bank', 'fix_data'),
  BE06: reason('client inconnu de la banque', 'customer unknown to the bank', 'fix_data'),
  CNOR: reason('banque du créancier non inscrite', 'creditor’s bank not registered', 'fix_data'),
  DNOR: reason('banque du client non inscrite', 'debtor’s bank not registered', 'fix_data'),
  ED05: reason('règlement entre banques échoué', 'settlement between banks failed', 'retry_technical'),
  FF01: reason('format invalide', 'invalid format', 'fix_data'),
  MD01: reason('pas de mandat valable', 'no valid mandate', 'stop_debit'),
  MD02: reason('données du mandat incomplètes ou fausses', 'mandate data missing or wrong', 'fix_data'),
  MD06: reason('remboursement demandé par le client', 'refund asked for by the customer', 'refunded'),
  MD07: reason('titulaire du compte décédé', 'account holder deceased', 'stop_debit'),
  MS02: reason('refusé par le client', 'refused by the customer', 'call'),
  MS03: reason('motif non communiqué', 'reason not given', 'call'),
  RC01: reason('code de la banque faux', 'wrong bank code', 'fix_data'),
  SL01: reason('service de la banque du client', 'service of the debtor’s bank', 'call'),
  FOCR: reason('rappelé par la banque du payeur', 'recalled by the payer’s bank', 'call'),
  DUPL: reason('paiement en double, rappelé', 'duplicate payment, recalled', 'check_twice'),
  TECH: reason('incident technique, rappelé', 'technical problem, recalled', 'call'),
  // A code of ours: the bank undoes its own entry, and says no more.
  reversed: reason('contre-passé par la banque', 'reversed by the bank', 'call'),
  FRAD: reason('fraude présumée, rappelé', 'suspected fraud, recalled', 'call'),
}
for (const code of ['RR01', 'RR02', 'RR03', 'RR04'])
  (REASONS as Record<string, Reason>)[code] = reason('motif réglementaire', 'regulatory reason', 'call')

const UNKNOWN = reason('motif non communiqué', 'reason not given', 'call')

/** Why a payment came back, in words, and what to do. A code nobody lists keeps the bank's own words. */
export function returnReason(code: string, bankWords: string): Reason {
  const known = REASONS[code]
  if (known) return known
  return bankWords === '' ? UNKNOWN : { words: { fr: bankWords, en: bankWords }, action: 'call' }
}
