/**
 * Words that only a court or its officer may write, or that threaten what takes a title (law sheet §5, §11 rows 7; C. conso. art. L121-6
 * and L121-7). To say that one may go to court, or hand the file to a commissaire de justice, is a creditor's right and is left alone.
 */
const COURT_WORDS: readonly RegExp[] = [
  /\bcommandements?\b/i,
  /\bsommations?\b/i,
  /\bhuissiers?\b/i,
  /\bsaisies?(?:-\p{L}+)?\b/iu,
  /\bsaisir (?:vos|votre|le|la|les) (?:biens?|comptes?|salaires?|meubles?|v[ée]hicules?|r[ée]mun[ée]rations?)\b/iu,
  /\bR[ée]publique fran[çc]aise\b/iu,
  /\bau nom (?:de la loi|du peuple fran[çc]ais)\b/iu,
  /\bexp[ée]dition ex[ée]cutoire\b/iu,
  /\bvisite (?:à|a) (?:votre )?domicile\b/iu,
  /\b(?:bailiffs?|writs?|warrants? of execution)\b/i,
  /\bseiz(?:e|es|ure|ing)\b/i,
  /\bin the name of the (?:law|people|republic)\b/i,
]

/** The first word of a text that imitates an act of a court, however it is spaced or set in bold; null when there is none. */
export function courtWord(text: string): string | null {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\u00ad\u200b-\u200d\u2060\ufeff*]/g, '')
    .replaceAll(/\s+/g, ' ')
  for (const word of COURT_WORDS) {
    const found = word.exec(plain)
    if (found) return found[0]
  }
  return null
}
