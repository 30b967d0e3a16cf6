import type { DisputeCause } from './model.ts'
import { readerOf } from './phrases.ts'
import { ENGLISH } from './phrases-en.ts'
import { FRENCH } from './phrases-fr.ts'

/** The languages that are read. */
const reader = readerOf([FRENCH, ENGLISH])

/** The causes of a dispute, the most exact first. */
const CAUSES: readonly DisputeCause[] = [
  'twice',
  'credit',
  'quality',
  'quantity',
  'delivery',
  'late',
  'price',
  'order_no',
  'error',
]
const IS_OVER =
  /\b(?:sans|aucune?|pas de|plus de|no|without|any) (?:contestation|litige|dispute|erreur)|\b(?:litige|dispute)\b[^.]{0,20}\b(?:clos|regle|resolu|closed|resolved|settled)/
/** Charges for paying late: to refuse them contests no invoice. A penalty for delivering late does. */
const LATE_CHARGES =
  /\b(?:penalites?|indemnites? (?:forfaitaires?|de recouvrement)|interets? (?:de retard|moratoires)|frais de (?:relance|recouvrement|retard|rappel|mise en demeure)|late (?:payment )?(?:fees?|charges?|penalt[a-z]+)|(?:late )?interest charges?)\b/
const ABOUT_DELIVERY =
  /\b(?:livraison|livre[a-z]*|chantier|marche|contrat|delivery|delivered|deduis[a-z]*|deduct[a-z]*|appliqu[a-z]*)\b/
/** How we write or speak, and not what we delivered or charged. */
const OUR_MANNERS =
  /\b(?:ton|propos|menaces?|harcel[a-z]+|manieres?|insistance|agressi[a-z]+|politesse|courtoisie|relances?|courriers?|mails?|messages?|lettres?|appels?|standard|telephone|wording|tone|rude|threats?|threaten[a-z]*|letters?|reminders?|e-?mails?|phone|calls?)\b/
const JUDGED =
  /\b(?:inaccept|inadmis|deplorab|lamentab|honteu|scandal|catastroph|mediocr|null|nulle|decu|decev|mecontent|insatisf|satisf|unaccept|disappoint|rude|terrible|awful|appalling|shocking|dreadful|offensive|unhappy|not happy)[a-z]*/
/** What went wrong with a file, a mailbox or the writer's own affairs. */
const ELSEWHERE =
  /\b(?:fichiers?|pdf|pieces? jointes?|pj|scan|lien|page|site|espace client|boite mail|messagerie|files?|attachments?|link|website|portal|(?:traversons|traverse|conjoncture|saison|tresorerie|periode) [a-z]+|change[a-z]* de logiciel|notre (?:serveur|logiciel|systeme|imprimante|ordinateur|atelier|local|toit[a-z]*|banque|client[a-z]*)|(?:mon|ma) (?:voiture|ordinateur|banque|carte|imprimante|telephone|logiciel|messagerie|comptable)|nos (?:locaux|bureaux|clients?)|our (?:own )?(?:server|system|printer|computers?|office|premises|bank|roof|customers?))\b/
const GOODS_OR_BILL =
  /\b(?:factur[a-z]*|livr[a-z]*|commande[a-z]*|marchandises?|prestations?|travaux|chantier|materiel|produits?|pose|machine|invoic[a-z]*|bill[a-z]*|goods|order[a-z]*|deliver[a-z]*|work|product|quality|qualite)\b/

/** The cause of a dispute that a sentence speaks of, or null. `before`: the sentence it follows. */
export function causeSaid(plain: string, before = ''): DisputeCause | null {
  if (IS_OVER.test(plain) || (LATE_CHARGES.test(plain) && !ABOUT_DELIVERY.test(plain))) return null
  const cause = CAUSES.find((one) => reader.says(one, plain)) ?? null
  // Under a condition nothing is refused yet.
  if (cause === 'error' && /^(?:bonjour,? )?(?:si|if|unless) /.test(plain)) return null
  const isBeside =
    (ELSEWHERE.test(plain) || (OUR_MANNERS.test(plain) && JUDGED.test(plain))) && !GOODS_OR_BILL.test(plain)
  if (isBeside && (cause === 'quality' || cause === 'quantity' || cause === 'late' || cause === 'delivery')) return null
  // « Quelle facture ? Je n'ai rien reçu. »: what never came is the invoice.
  const isBillLost =
    cause === 'delivery' && !GOODS_OR_BILL.test(plain) && /\b(?:facture|mail|courrier|invoice|e-?mail)s?\b/.test(before)
  return isBillLost ? null : cause
}

/** Whether a sentence, as plain text, says each thing. */
export const { says, isHedged, isDoubtful } = reader

/** Nothing but a day, after a word given in the sentence before. */
export const isDayOnly = (plain: string): boolean =>
  plain.length < 60 && !/\b(?:n'|ne |not |pas |jamais |never |n't )/.test(plain)
