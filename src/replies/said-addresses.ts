import type { Proposal } from './model.ts'
import { plainText } from './said-days.ts'

const EVERY_EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** A sentence whose addresses have no dots left: what is said behind one belongs to the same sentence. */
export const withoutDots = (plain: string): string => plain.replace(EVERY_EMAIL, 'x@x')

/** Somebody who took over: with an address, that is a change of contact, whoever went. */
const SUCCEEDED =
  /\b(?:c'est|voyez avec) (?:desormais|maintenant|dorenavant|a present)|\b(?:a|ont) (?:repris|pris) (?:la suite|le relais|la releve|sa suite|son poste|le dossier)|\bremplacee?s? (?:depuis [^,.]{0,30} )?par\b|\b(?:votre|le|la) nouve(?:l|lle|au) (?:interlocut[a-z]+|contact|comptable|gestionnaire|responsable|president[a-z]*|tresori[a-z]+|gerant[a-z]*|directeur|directrice|secretaire|syndic)|\b(?:is|are) (?:now )?(?:handling|looking after|dealing with|running|in charge)|\b(?:has|have) taken over\b|\breplaced by\b|\byour new contact\b/

/** Told to turn to somebody else, or somewhere else, even without an address: a person, a service or another house of the firm. */
const REFERRED =
  /\b(?:adresse[zr]|adressez-|tourne[zr]|rapproche[zr])[- ]vous (?:a|au|aux|de|du|vers)\b|\b(?:il faut|faut|faudrait|il convient de|merci de|veuillez|priere de|invite a|prie de)(?: desormais| donc| plutot)? (?:vous (?:adresser|rapprocher|tourner|mettre en relation)|voir (?:ca |cela )?(?:avec|directement)|contacter|joindre|ecrire a|appeler|consulter)\b|\bvoyez (?:ca |cela |plutot |directement )*(?:avec|chez)\b|\b(?:please|need to|have to|should|best to) (?:contact|speak (?:to|with)|talk to|write to|get in touch with|ask|refer to|liaise with|take this up with)\b/
const WHOM =
  /\b(?:service|siege|direction|comptab[a-z]+|tresorerie|tresorier|syndic|gestionnaire|mandataire|cabinet|notaire|maison[- ]mere|groupe|holding|associe|mari|femme|collegue|successeur|remplacant[e]?|m\.|mr|mme|monsieur|madame|maitre|mlle|department|accounts|head office|finance|colleague|successor|landlord|owner|manager)(?![a-z])/

/** Whether a sentence, as plain text, sends on to somebody. */
export const isReferred = (plain: string): boolean => REFERRED.test(plain) && WHOM.test(plain)

/** Whether a sentence, as plain text, names a successor. */
export const isSucceeded = (plain: string): boolean => SUCCEEDED.test(plain)

/** Words before an address that nothing reaches, and behind it. */
const UNREACHED_BEFORE =
  /(?:remis|distribu|achemin|delivr|deliver|fail|bounc|rejet|recipient|destinataire|parven|ancienne adresse|old address)[^@]{0,40}$/
const UNREACHED_AFTER =
  /^[)>]?,? ?(?:n'(?:est|existe)|ne |no longer|is (?:no longer|not|closed|dead)|does ?n|isn't|est (?:inconnue?|desactive|ferme|supprime|invalide|obsolete)|unknown|has been (?:closed|deactivated|disabled))/
const INVITED =
  /(?:utilis|ecri|contact|envoy|adressez|nouvelle|desormais|dorenavant|plutot|use|write|send|new|instead|merci|veuillez|please)[^@]*$/

/** The address to write to from now on, in small letters: the first one that is not itself said to be dead. `text` as it was written. */
export function newAddress(text: string): string | undefined {
  const plain = plainText(text)
  for (const found of plain.matchAll(EVERY_EMAIL)) {
    const before = plain.slice(0, found.index)
    const isDead =
      (UNREACHED_BEFORE.test(before) && !INVITED.test(before)) ||
      UNREACHED_AFTER.test(plain.slice(found.index + found[0].length))
    if (!isDead) return found[0].replace(/\.$/, '')
  }
  return undefined
}

/** A desk where everybody is put through: named for urgencies while somebody is away, it is nobody's new address. */
const DESK = /^(?:accueil|standard|contact|info|infos|reception|bonjour|hello|office|secretariat|mairie)@/
const URGENT = /\burgen[a-z]+\b/

/** Whether whom to turn to is only for the time of an absence: a desk for what is urgent, or a colleague without an address. */
export const isMeanwhile = ({ email, phone, quote }: Proposal): boolean =>
  email === undefined ? phone === undefined : DESK.test(email) && URGENT.test(plainText(quote))
