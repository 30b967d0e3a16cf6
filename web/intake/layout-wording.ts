import type { NamedEncoding } from '../../src/adapters/ledger-files/named-encoding.ts'
import type { SEPARATORS } from '../../src/intake/table-layout.ts'
import type { Sentence } from '../../src/kernel/wording.ts'

export const separatorNames: Record<(typeof SEPARATORS)[number], Sentence> = {
  ';': { fr: 'point-virgule', en: 'semicolon' },
  ',': { fr: 'virgule', en: 'comma' },
  '\t': { fr: 'tabulation', en: 'tab' },
  '|': { fr: 'barre verticale', en: 'vertical bar' },
}

/** Encodings as the people who meet them call them. */
export const encodingNames: Record<NamedEncoding | 'utf-8-sig' | 'utf-16le' | 'utf-16be' | 'mixed', Sentence> = {
  'utf-8': { fr: 'UTF-8', en: 'UTF-8' },
  'utf-8-sig': { fr: 'UTF-8', en: 'UTF-8' },
  'utf-16le': { fr: 'UTF-16', en: 'UTF-16' },
  'utf-16be': { fr: 'UTF-16', en: 'UTF-16' },
  mixed: { fr: 'UTF-8 et Latin mêlés', en: 'UTF-8 and Latin mixed' },
  'windows-1252': { fr: 'Windows (1252)', en: 'Windows (1252)' },
  'iso-8859-15': { fr: 'Latin-9 (ISO-8859-15)', en: 'Latin-9 (ISO-8859-15)' },
  macintosh: { fr: 'Mac ancien', en: 'Old Mac' },
  ibm850: { fr: 'DOS (850)', en: 'DOS (850)' },
}

/** How a file is cut into titles and cells, and how to correct it. */
export const wording = {
  title: { fr: 'Le fichier tel qu’il est', en: 'The file as it stands' },
  csv: {
    fr: 'Colonnes séparées par {separator}, lettres en {encoding}',
    en: 'Columns separated by {separator}, letters in {encoding}',
  },
  sheetRead: { fr: 'Feuille « {sheet} »', en: 'Sheet “{sheet}”' },
  titlesAt: { fr: 'titres en ligne {line}', en: 'titles on line {line}' },
  separatedBy: { fr: 'colonnes séparées par {separator}', en: 'columns separated by {separator}' },
  lettersIn: { fr: 'lettres en {encoding}', en: 'letters in {encoding}' },
  titlesAround: {
    fr: 'titres retrouvés où qu’ils soient (ligne {line} la dernière fois)',
    en: 'titles found wherever they stand (line {line} last time)',
  },
  titlesNone: { fr: 'pas de ligne de titres', en: 'no line of titles' },
  correct: { fr: 'Corriger ce découpage', en: 'Correct this' },
  close: { fr: 'Replier', en: 'Fold away' },
  reset: { fr: 'Revenir à ce qui a été reconnu', en: 'Back to what was recognised' },
  which: { fr: 'Quelle ligne porte les titres des colonnes ?', en: 'Which line holds the column titles?' },
  lineHolds: { fr: 'Les titres sont en ligne {line}', en: 'The titles are on line {line}' },
  none: { fr: 'Aucune : les données commencent tout de suite', en: 'None: the data begins at once' },
  more: {
    fr: '{n, plural, one {Montrer # ligne de plus} other {Montrer # lignes de plus}}',
    en: '{n, plural, one {Show # more line} other {Show # more lines}}',
  },
  separator: { fr: 'Colonnes séparées par', en: 'Columns separated by' },
  encoding: { fr: 'Lettres codées en', en: 'Letters encoded in' },
  encodingUse: { fr: 'À changer si les accents sont faux.', en: 'Change it if accents look wrong.' },
  recognised: { fr: 'reconnu : {name}', en: 'recognised: {name}' },
  recognise: { fr: 'à reconnaître', en: 'to be recognised' },
} satisfies Record<string, Sentence>
