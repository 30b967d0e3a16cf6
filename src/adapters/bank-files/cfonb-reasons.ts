/**
 * Reject codes of CFONB statements (positions 41–42 of a movement) and of CFONB 240 returns. Codes and words: « Liste
 * interbancaire – Délais et codes motifs de rejet, retour et autres exceptions », CFONB, June 2012 v1.0, as two public
 * programs write them (they agree on every code they share).
 *
 * ISO reasons: *verify*. The 2012 list gives the correspondence, but its table is not public in full; those below follow from
 * the meaning of both codes. What has no certain counterpart stays null, and the CFONB code itself is then given.
 */
const REASONS: Readonly<Record<string, readonly [words: string, iso: string | null]>> = {
  // Bills of exchange (LCR, BOR) only.
  '01': ['Endos erroné', null],
  '02': ['Échéance hors limite', null],
  '03': ['Date incohérente', null],
  '04': ['Réclamation partielle', null],
  '05': ['Réclamation totale', null],
  '06': ["Non-retour d'acceptation", null],
  '11': ['Annulation bancaire', null],
  '19': ['Créance cédée à une autre banque', null],
  '39': ['Ne paie que LCR acceptée ou BOR', null],
  '70': ['Tirage contesté', null],
  '72': ['Code acceptation erroné', null],
  '73': ['Montant contesté', null],
  '74': ["Date d'échéance contestée", null],
  '90': ['Paiement partiel du tiré', null],
  // Every means of payment.
  '12': ['Coordonnées bancaires inexploitables', 'AC01'],
  '13': ['Créance non identifiable', null],
  '14': ['Compte clôturé', 'AC04'],
  '16': ['Destinataire non reconnu', null],
  '18': ['Émetteur non reconnu', 'BE05'],
  '20': ['Provision insuffisante', 'AM04'],
  '31': ["Pas d'autorisation", 'MD01'],
  '32': ['Décision judiciaire', null],
  '34': ['Opposition sur compte', 'AC06'],
  '35': ['Titulaire décédé', 'MD07'],
  '52': ['Code opération incorrect', 'AG02'],
  '54': ['Adresse invalide', 'BE04'],
  '57': ['Format invalide', 'FF01'],
  '58': ['Sur ordre du client', 'MS02'],
  '59': ['Raison non communiquée', 'MS03'],
  '60': ['Code banque incorrect', 'RC01'],
  '61': ['Heure limite dépassée', 'TM01'],
  '62': ['Motif réglementaire', 'RR04'],
  '63': ['Service spécifique', 'SL01'],
  '64': ['Doublon', 'AM05'],
  '65': ['Retour suite à demande de retour', 'FOCR'],
  '66': ['Donnée du mandat incorrecte', 'MD02'],
  '71': ['Reçu à tort ou déjà réglé', null],
  '75': ['Demande de prorogation', null],
  '76': ['Réclamation tardive', null],
  '80': ['Contestation du débiteur', 'MD06'],
  '88': ['Banque hors échanges', null],
  '99': ['Opération non admise', 'AG01'],
}

/**
 * How a movement tells why an earlier one came back: the ISO reason where one is known, else the bank's own code, with the
 * words of the list. Null when the field is blank or zeros: nothing came back.
 */
export function returnedFor(field: string): { code: string; words: string } | null {
  const code = field.trim()
  if (/^0*$/.test(code)) return null
  const [words, iso] = REASONS[code] ?? ['', null]
  return { code: iso ?? code, words }
}

/** What banks also write for the reasons of the list, in wording without a code. */
const SPOKEN: readonly (readonly [words: RegExp, code: string])[] = [
  [/SANS PROVISION|PROVISION INSUFF[A-Z]*|DEFAUT DE PROVISION|INSUFFICIENT FUNDS/, 'AM04'],
  [/COMPTE CLOTURE|COMPTE CLOS|ACCOUNT CLOSED/, 'AC04'],
  [/COMPTE (?:BLOQUE|INDISPONIBLE)|OPPOSITION SUR COMPTE/, 'AC06'],
  [/CONTESTATION|CONTESTE|REFUND REQUEST/, 'MD06'],
  [/PAS D.AUTORISATION|ABSENCE DE MANDAT|SANS MANDAT|NO MANDATE/, 'MD01'],
  [/COORDONNEES BANCAIRES INEXPLOITABLES|IBAN (?:INCORRECT|INVALIDE|ERRONE)/, 'AC01'],
  [/TITULAIRE DECEDE/, 'MD07'],
]

/** The reason that a bank's wording names, as an ISO code; empty when it names none. `text` is in capitals without accents. */
export const reasonSpoken = (text: string): string => SPOKEN.find(([words]) => words.test(text))?.[1] ?? ''

/** The same text without the words that name a reason: what is left may name a payer. */
export const withoutReason = (text: string): string => SPOKEN.reduce((left, [words]) => left.replace(words, ' '), text)
