import { plainText } from './said-days.ts'

/** Words in full for those that people shorten, glue together or cut apart when they type in a hurry; the order counts. */
const IN_FULL: readonly (readonly [RegExp, string])[] = [
  // Apostrophes left out: « jai », « j ai », « nest », « c fait », « dont ».
  [/\bj ?(?=(?:ai|attend|espere|etais|aurai|avais|envoie|accuse|appell|arrive)[a-z]*\b)/g, "j'"],
  [/\bc (?=(?:est|etait)\b)/g, "c'"],
  [/\bc (?=(?!a\b|g\b)[a-z]{2,}(?:e|i|s|a|on|lui|us|ut|it)\b)/g, "c'est "],
  [
    /\b([dlmnst]|qu) (?=(?:a|ai|as|ont|avons|avez|est|es|etait|y|en|ici|il|ils|elle|on|un|une|au|aura|avoir|avance|ecri[a-z]*|envoy[a-z]*|enverr[a-z]*|appel[a-z]*|arriv[a-z]*|attend[a-z]*|oubli[a-z]*|adress[a-z]*|echeance|argent|ordre|accord|apres|autre|entreprise|huissier)\b)/g,
    "$1'",
  ],
  [/\baujourd hui\b|\bajd\b|\bauj\b/g, "aujourd'hui"],
  [/\bg (?=[a-z]+(?:e|er|u|is|it)\b)/g, "j'ai "],
  [/\bj(?:e )?(vous|vs)\b/g, 'je vous'],
  // Endings that sound alike: « j’ai payer », « renvoyer la moi », « ne m’envoyer plus », « je fé ».
  [/\b(ai|avons|avez|ont|ete)((?: (?:deja|bien|tout|donc))*) ([a-z]{3,})er\b/g, '$1$2 $3e'],
  [
    /\b([a-z]{3,})er(?=[ -](?:la|le|les|nous|moi)(?:[ -](?:moi|nous))? ?(?:$|[,.!?;]|svp|s'il|stp|par|merci|a nouveau))/g,
    '$1ez',
  ],
  [/\b(ne (?:m'|me |nous )?[a-z]{3,})er plus\b/g, '$1ez plus'],
  [/\bdeja (pay|regl|vir|envoy|sold|effectu|vers|transmis)er\b/g, 'deja $1e'],
  [/\bje (?:fe|fai|fait)\b/g, 'je fais'],
  // Words that look like paying: rules, house rules, rules of law, sales.
  [/\b(les|ses|vos|nos|des|aux|ces|leurs|de|certaines) regles\b/g, '$1 consignes'],
  [/\ben regle(?: generale)?\b/g, 'en ordre'],
  [
    /\breglement (interieur|europeen|ministeriel|sanitaire|general|du (?:concours|jeu|litige|differend|conflit))\b/g,
    'consigne $1',
  ],
  [/\b(les|en) soldes\b/g, '$1 rabais de saison'],
  // Shortened words.
  [/\bvs\b/g, 'vous'],
  [/\bns\b/g, 'nous'],
  [/\bpr\b/g, 'pour'],
  [/\btt\b/g, 'tout'],
  [/\bpb\b/g, 'probleme'],
  [/\b(semaine|mois) pro\b/g, '$1 prochain'],
  [/\bsemaine prochain\b/g, 'semaine prochaine'],
  [/\b(?:fact|fac|fture)\.?(?= |$)/g, 'facture'],
  [/\bvir(?:t|mt)?\b\.?/g, 'virement'],
  [/\b(?:rglt|regl|regt|rgt)\b\.?/g, 'reglement'],
  [/\bch(?:q|eq)\b\.?/g, 'cheque'],
  [/\b(?:cde|cmde|cmd)s?\b\.?/g, 'commande'],
  [/\bpayements?\b/g, 'paiement'],
  [/\b(?:pls|plz)\b/g, 'please'],
  [/\b(?:pmt|pymt)\b/g, 'payment'],
  [/\binv\b\.?(?= |$)/g, 'invoice'],
  [/\bacct\b/g, 'account'],
  [/\b(?:tmrw|tmr|tomoz|tommorow|tommorrow|tomorow)\b/g, 'tomorrow'],
  [/\b(do|does|did|is|was|were|has|have|had|would|could|should|ca|wo)nt\b/g, "$1n't"],
  [/\b(i|you|we|they)(ve|ll|re)\b(?<!\b(?:ill|well|were))/g, "$1'$2"],
  [/\bim\b/g, "i'm"],
  [/\b(can|don|won|didn|haven|hasn|isn|wasn|doesn) t\b/g, "$1't"],
]
const APART: Readonly<Record<string, string>> = {
  cest: "c'est",
  sest: "s'est",
  nest: "n'est",
  dici: "d'ici",
  quil: "qu'il",
  quils: "qu'ils",
  quon: "qu'on",
  nai: "n'ai",
  nont: "n'ont",
  navons: "n'avons",
  navez: "n'avez",
  jusqua: "jusqu'a",
  jusquau: "jusqu'au",
  aujourdhui: "aujourd'hui",
  lai: "l'ai",
  mavez: "m'avez",
  davance: "d'avance",
}

/** Long words that much hangs on: one letter wrong, missing, added or out of place, they are read all the same. */
const KEY_WORDS =
  'reglement virement paiement prelevement facture livraison commande liquidation redressement sauvegarde judiciaire duplicata justificatif comptabilite resiliation resilie marchandise tresorerie remboursement defectueux defectueuse quantite transmettre prestation annulation interlocuteur invoice payment transfer statement delivery received delivered liquidator liquidation administration unsubscribe cancelled remittance attachment duplicate damaged'.split(
    ' ',
  )
/** Words of their own that are one letter away from a key word. */
const OTHER_WORDS = new Set(
  'vivement fracture deliver receive receives receiver cancelled canceled transfert duplicata duplicate demande recommande quantites damages damage resiliee resilier livraisons defectueuses interlocutrice'.split(
    ' ',
  ),
)

const GLUED = new RegExp(`\\b(?:${Object.keys(APART).join('|')})\\b`, 'g')

/** Plain text as it would be written in full and without slips: what the phrasebooks are written for. */
export const readable = (text: string): string =>
  IN_FULL.reduce(
    (plain, [short, full]) => plain.replace(short, full),
    plainText(text).replace(GLUED, (word) => APART[word]!),
  ).replace(/\b[a-z]{6,16}\b/g, corrected)

function corrected(word: string): string {
  if (OTHER_WORDS.has(word) || KEY_WORDS.some((key) => word.startsWith(key))) return word
  return KEY_WORDS.find((key) => key[0] === word[0] && isOneSlip(word, key)) ?? word
}

/** Whether one letter was changed, left out, added, or swapped with the next. */
function isOneSlip(word: string, key: string): boolean {
  if (Math.abs(word.length - key.length) > 1) return false
  let at = 0
  while (at < word.length && word[at] === key[at]) at++
  const [rest, due] = [word.slice(at), key.slice(at)]
  if (rest.slice(1) === due || rest === due.slice(1)) return true
  const isSwapped = rest[0] === due[1] && rest[1] === due[0] && rest.slice(2) === due.slice(2)
  return isSwapped || rest.slice(1) === due.slice(1)
}
