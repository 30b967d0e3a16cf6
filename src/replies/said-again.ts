/** What a sentence may speak of again as « il », « elle » or « it ». */
const NAMED =
  /\b(cheque|virement|reglement|paiement|mandat|mandatement|versement|prelevement|facture|bon de livraison|releve|avoir|marchandise|commande|livraison|materiel|payment|transfer|cheque|invoice|statement|credit note|delivery|order|goods)s?\b/g
const AGAIN =
  /(^|, |; |: )((?:et|mais|donc|or|and|but|so|en revanche,?|par contre,?) )?(?:il|elle|ce dernier|cette derniere|it)(?= (?:sera|part|partira|est|a|n'|ne|devrait|va|vous|doit|will|was|is|has|went|should|never))/
const ONE_OF = /\bcelle(?= (?:de|du|d'))/

/**
 * A sentence that begins with a pronoun, with what the sentence before spoke of last put in its place: « Notre chèque n’était pas parti. Il
 * sera posté lundi. » Both are readable text.
 */
export function namedAgain(plain: string, before: string): string {
  const named = [...before.matchAll(NAMED), ...plain.split(AGAIN)[0]!.matchAll(NAMED)].at(-1)?.[1]
  const again = named
    ? plain.replace(AGAIN, (_, edge: string, and?: string) => `${edge}${and ?? ''}le ${named}`)
    : plain
  return /\bfactures?\b/.test(before) ? again.replace(ONE_OF, 'la facture') : again
}
