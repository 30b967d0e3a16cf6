import type { Sentence } from '../../kernel/wording.ts'

export const callWording = {
  documents: {
    fr: '{n, plural, =0 {vos factures} one {la facture {first}} =2 {les factures {first}} =3 {les factures {first}} other {les factures {first} et {more, plural, one {# autre} other {# autres}}}}',
    en: '{n, plural, =0 {your invoices} one {invoice {first}} =2 {invoices {first}} =3 {invoices {first}} other {invoices {first} and {more, plural, one {# other} other {# others}}}}',
  },
  lessCredits: { fr: '{documents}, avoirs déduits', en: '{documents}, less credits' },
  variableUnknown: {
    fr: 'Ligne {line} : « {name} » n’est pas connu d’un appel. Écrivez l’un de ceux-ci entre doubles accolades : {known}.',
    en: 'Line {line}: “{name}” is not known to a call. Write one of these between double braces: {known}.',
  },
  bracesUnbalanced: {
    fr: 'Ligne {line} : des accolades ouvertes ne sont pas fermées. Fermez-les par deux accolades.',
    en: 'Line {line}: braces are opened and not closed. Close them with two braces.',
  },
} satisfies Record<string, Sentence>
