import type { RowShow } from '../../src/intake/model.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

/** What becomes of the rows: before the commit, and once it is done. */
export const showNames: Record<RowShow, { before: Sentence; after: Sentence }> = {
  created: { before: { fr: 'À créer', en: 'To create' }, after: { fr: 'Créées', en: 'Created' } },
  settled: {
    before: { fr: 'Dont soldées', en: 'Of which settled' },
    after: { fr: 'Dont soldées', en: 'Of which settled' },
  },
  changed: { before: { fr: 'À modifier', en: 'To change' }, after: { fr: 'Modifiées', en: 'Changed' } },
  known: { before: { fr: 'Déjà connues', en: 'Already known' }, after: { fr: 'Déjà connues', en: 'Already known' } },
  vanished: {
    before: { fr: 'Disparues du fichier', en: 'Gone from the file' },
    after: { fr: 'Reprises', en: 'Taken back' },
  },
  opening: {
    before: { fr: 'À-nouveaux reconnus', en: 'Carried openings' },
    after: { fr: 'À-nouveaux reconnus', en: 'Carried openings' },
  },
  ignored: { before: { fr: 'Sans effet', en: 'Without effect' }, after: { fr: 'Sans effet', en: 'Without effect' } },
}

/** Why a row is under its heading, said above the rows. */
export const showReasons: Record<RowShow, { readonly before: Sentence; readonly after?: Sentence }> = {
  created: {
    before: {
      fr: 'Ces lignes ne sont pas encore dans vos comptes clients.',
      en: 'These rows are not in your customer accounts yet.',
    },
    after: {
      fr: 'Ces lignes sont entrées dans vos comptes clients par cet import.',
      en: 'These rows came into your customer accounts with this import.',
    },
  },
  settled: {
    before: {
      fr: 'Le fichier dit lui-même que ces lignes sont lettrées et se compensent : elles entrent soldées.',
      en: 'The file itself says that these rows are matched and cancel out: they come in settled.',
    },
    after: {
      fr: 'Parmi les lignes créées, celles qui sont soldées aujourd’hui.',
      en: 'Of the rows created, those that are settled today.',
    },
  },
  changed: {
    before: {
      fr: 'Ces pièces sont déjà là, mais leur lettrage a changé dans le fichier.',
      en: 'These items are here already, but the file matches them differently now.',
    },
    after: {
      fr: 'Ces pièces étaient déjà là ; cet import a changé leur lettrage.',
      en: 'These items were here already; this import changed their matching.',
    },
  },
  known: { before: { fr: 'Déjà importées : rien ne change.', en: 'Imported before: nothing changes.' } },
  vanished: {
    before: {
      fr: 'Importées auparavant, ces lignes ne sont plus dans le fichier. Celles dont rien ne dépend sont reprises.',
      en: 'Imported before, these rows are no longer in the file. Those nothing depends on are taken back.',
    },
    after: {
      fr: 'Importées auparavant et disparues du fichier, ces lignes ont été reprises.',
      en: 'Imported before and gone from the file, these rows were taken back.',
    },
  },
  opening: {
    before: {
      fr: "Soldes d'ouverture dont le détail est déjà là par l'exercice précédent : ils ne sont pas comptés deux fois.",
      en: 'Opening balances whose detail came with the previous year: they are not counted twice.',
    },
  },
  ignored: {
    before: {
      fr: 'Ces lignes ne disent rien de ce que doivent vos clients.',
      en: 'These rows say nothing of what your customers owe.',
    },
  },
}

/** The same for a list of contacts, whose rows are people and customers. */
export const partyReasons: Partial<Record<RowShow, Sentence>> = {
  created: { fr: 'Ces clients n’ont pas encore de fiche.', en: 'These customers have no record yet.' },
  changed: { fr: 'Ce que la liste change, champ par champ.', en: 'What the list changes, field by field.' },
  known: { fr: 'La liste n’apprend rien de nouveau sur eux.', en: 'The list says nothing new of them.' },
}

export const severityNames: Record<'refusal' | 'warning' | 'ignored', Sentence> = {
  refusal: { fr: 'Refusée', en: 'Rejected' },
  warning: { fr: 'À regarder', en: 'To look at' },
  ignored: { fr: 'Laissée de côté', en: 'Left aside' },
}

/** The rows of a file, what becomes of each, and why. */
export const wording = {
  outcomes: { fr: 'Ce que fait cet import', en: 'What this import does' },
  rejectedRows: { fr: 'Lignes à regarder', en: 'Rows to look at' },
  noRejections: { fr: 'Aucune ligne refusée ni douteuse.', en: 'No row was rejected or doubtful.' },
  nothingHere: { fr: 'Aucune ligne ici', en: 'No row here' },
  line: { fr: 'Ligne', en: 'Line' },
  column: { fr: 'Colonne', en: 'Column' },
  value: { fr: 'Valeur', en: 'Value' },
  reason: { fr: 'Raison', en: 'Reason' },
  severity: { fr: 'Suite', en: 'Outcome' },
  emptyValue: { fr: '(vide)', en: '(blank)' },
  wholeFile: { fr: 'fichier', en: 'file' },
  customer: { fr: 'Client', en: 'Customer' },
  document: { fr: 'Pièce', en: 'Document' },
  label: { fr: 'Libellé', en: 'Label' },
  issuedOn: { fr: 'Date', en: 'Date' },
  dueOn: { fr: 'Échéance', en: 'Due' },
  undated: { fr: '(jour de la pièce inconnu, plus ancien)', en: '(day of the document unknown, earlier)' },
  undatedShort: { fr: 'inconnu', en: 'unknown' },
  dueComputed: { fr: 'calculée', en: 'computed' },
  amount: { fr: 'Montant', en: 'Amount' },
  before: { fr: 'Avant', en: 'Before' },
  after: { fr: 'Après', en: 'After' },
  fieldValue: { fr: '{name} : {value}', en: '{name}: {value}' },
  sourceLine: { fr: 'Ligne {line} du fichier', en: 'Line {line} of the file' },
  sourceNone: {
    fr: 'Cette ligne n’est pas dans le fichier : elle est déduite de la comparaison avec vos comptes.',
    en: 'This row is not in the file: it follows from the comparison with your books.',
  },
} satisfies Record<string, Sentence>
