import type { Sentence } from '../../src/kernel/wording.ts'

/** One place where statements do not join. */
export const gapWords = {
  panel: { fr: 'Relevés qui ne se suivent pas', en: 'Statements that do not join' },
  title: { fr: 'Du {from} au {to}', en: '{from} to {to}' },
  titleDay: { fr: 'Le {day}', en: 'On {day}' },
  before: { fr: 'Relevé d’avant', en: 'Statement before' },
  after: { fr: 'Relevé d’après', en: 'Statement after' },
  ended: { fr: 'Solde connu au {day}', en: 'Balance known on {day}' },
  begins: { fr: 'Solde d’ouverture au {day}', en: 'Opening balance on {day}' },
  difference: { fr: 'Écart', en: 'Difference' },
  fill: { fr: 'Ce qui comblerait l’écart', en: 'What would fill it' },
  missing: {
    fr: 'Un relevé de ces jours ({from} au {to}) dont les mouvements font {difference} : demandez-le à la banque, puis déposez-le ici.',
    en: 'A statement of these days ({from} to {to}) whose movements come to {difference}: ask the bank for it, then drop it here.',
  },
  contradicts: {
    fr: 'Les deux relevés se touchent le {to} et se contredisent de {difference} : l’un est faux ou incomplet. Comparez-les, retirez celui qui l’est, et déposez le bon.',
    en: 'The two statements meet on {to} and contradict each other by {difference}: one is wrong or incomplete. Compare them, withdraw that one, and drop the right one.',
  },
  drop: { fr: 'Choisir le relevé', en: 'Choose the statement' },
  withdrawn: {
    fr: 'Relevé du {from} au {to}, retiré',
    en: 'Statement of {from} to {to}, withdrawn',
  },
  fills: {
    fr: 'Il joint les deux côtés : le réimporter comble l’écart.',
    en: 'It joins both sides: importing it again fills the gap.',
  },
  lines: { fr: 'Lignes déjà enregistrées ces jours-là', en: 'Lines already recorded on these days' },
  noLine: { fr: 'Aucune.', en: 'None.' },
} satisfies Record<string, Sentence>
