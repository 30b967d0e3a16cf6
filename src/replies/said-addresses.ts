import { plainText } from './said-days.ts'

const EVERY_EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g

/** A sentence whose addresses have no dots left: what is said behind one belongs to the same sentence. */
export const withoutDots = (plain: string): string => plain.replace(EVERY_EMAIL, 'x@x')

/** Somebody who took over: with an address, that is a change of contact, whoever went. */
const SUCCEEDED =
  /\b(?:c'est|voyez avec) (?:desormais|maintenant|dorenavant|a present)|\b(?:a|ont) (?:repris|pris) (?:la suite|le relais|la releve|sa suite|son poste|le dossier)|\bremplacee?s? par\b|\b(?:is|are) (?:now )?(?:handling|looking after|dealing with|running|in charge)|\b(?:has|have) taken over\b|\breplaced by\b/

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
