import { withoutAccents } from '../../kernel/plain-letters.ts'
import type { Meaning, OfficerRole, Procedure } from './model.ts'

/** What a published judgment says, read from its own words. Nothing is guessed: what fits no rule is for a person. */
export type JudgmentMeaning = { readonly meaning: Meaning; readonly procedure: Procedure | null }

/** In this order: the first that fits names it. Words without accents, in lower case. */
const MEANINGS: ReadonlyArray<readonly [RegExp, Meaning]> = [
  // What undoes or refuses a judgment names it: only a person tells what is left.
  [/(infirm|annul|retract|reform|rejet|refus)/, 'unclear'],
  [/cloture.*insuffisance d.?actif/, 'closed_short'],
  [/cloture.*(extinction du passif|desinteressement)/, 'closed_paid'],
  [/resolution du plan/, 'plan_resolved'],
  [/conver(sion|tissant)/, 'conversion'],
  // The end of one thing that opens another frees nobody.
  [/fin (a|de) la .*(periode d.?observation|ouvr|prononc)/, 'unclear'],
  [/(mettant fin|met fin|fin de la procedure|fin a la procedure)/, 'ended'],
  [/(arretant|homologu|adoptant|jugement de) (le |un )?plan|plan de (sauvegarde|redressement|continuation)/, 'plan'],
  [/(report|rectifi|modifi|interdiction|faillite personnelle|cessation des paiements)/, 'unclear'],
  [/etat des creances|depot de l.?etat/, 'list_filed'],
  [/(ouverture|prononcant|extension|ouvrant)/, 'opening'],
]

export function meaningOf({ family, nature }: { readonly family: string; readonly nature: string }): JudgmentMeaning {
  const own = plain(nature)
  const both = `${own} ${plain(family)}`
  const found = MEANINGS.find(([words]) => words.test(own)) ?? MEANINGS.find(([words]) => words.test(both))
  const procedure = procedureIn(own)
  const meaning = found?.[1] ?? 'unclear'
  // An opening that does not say of what, and a resolution or conversion into nothing named, are read by a person.
  if ((meaning === 'opening' || meaning === 'conversion') && procedure === null)
    return { meaning: 'unclear', procedure }
  return { meaning, procedure }
}

/**
 * What is converted « en liquidation » is one, wherever it stands in the phrase; else the last procedure named is the one that governs:
 * « conversion du redressement en liquidation », « résolution du plan de redressement et liquidation ».
 */
function procedureIn(words: string): Procedure | null {
  const [, into] = /conver.* en (?:une |procedure de )*(sauvegarde|redressement|liquidation)/.exec(words) ?? []
  if (into) return into === 'sauvegarde' ? 'safeguard' : into === 'redressement' ? 'receivership' : 'liquidation'
  const places = ([/sauvegarde/g, /redressement/g, /liquidation/g] as const).map((word) =>
    Math.max(-1, ...[...words.matchAll(word)].map(({ index }) => index)),
  )
  const last = Math.max(...places)
  return last < 0 ? null : (['safeguard', 'receivership', 'liquidation'] as const)[places.indexOf(last)]!
}

const plain = (text: string): string => withoutAccents(text).toLowerCase().replace(/[’']/g, "'")

/**
 * Whom the notice names to receive proofs of claim: what follows « mandataire judiciaire » or « liquidateur » up to the end of the phrase.
 * A proposal for whoever writes the proof, who has the whole text beside it.
 */
export function officerIn(
  told: string,
): { readonly name: string; readonly role: OfficerRole; readonly lines: readonly string[] } | null {
  const found = /(mandataire judiciaire|liquidateur(?:s)?(?: judiciaire)?)\s*:?\s+(?=\p{Lu})([^.;]{3,200})/iu.exec(told)
  if (!found) return null
  const [, role, words] = found
  const [who = '', ...rest] = words!.split(
    /,\s*|\s+(?=\d{1,4}\s+(?:bis\s+|ter\s+)?(?:rue|avenue|boulevard|place|quai|cours|chemin|all[ée]e|impasse)\b)/iu,
  )
  const name = who
    .replace(/^(?:en la personne de|la)\s+/i, '')
    .trim()
    .slice(0, 160)
  if (name === '') return null
  const lines = rest.map((one) => one.trim().slice(0, 100)).filter((one) => one !== '')
  return { name, role: /^liquid/i.test(role!) ? 'liquidator' : 'creditors_agent', lines: lines.slice(0, 5) }
}
