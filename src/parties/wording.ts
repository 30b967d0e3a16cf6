import type { Sentence } from '../kernel/wording.ts'
import type { ContactRole, CustomerKind } from './model.ts'

export const kindNames: Record<CustomerKind, Sentence> = {
  business: { fr: 'Professionnel', en: 'Business' },
  consumer: { fr: 'Particulier', en: 'Consumer' },
  public: { fr: 'Organisme public', en: 'Public body' },
}

export const contactRoleNames: Record<ContactRole, Sentence> = {
  accounts_payable: { fr: 'Comptabilité fournisseurs', en: 'Accounts payable' },
  management: { fr: 'Direction', en: 'Management' },
  purchasing: { fr: 'Achats', en: 'Purchasing' },
  sales: { fr: 'Commercial', en: 'Sales' },
  other: { fr: 'Autre', en: 'Other' },
}

export const partiesWording = {
  nameMissing: { fr: 'Indiquez le nom du client.', en: 'Give the customer’s name.' },
  codeTaken: { fr: 'Le code client « {code} » est déjà pris.', en: 'The customer code “{code}” is already taken.' },
  sirenWrong: {
    fr: '« {value} » n’est pas un SIREN : il faut 9 chiffres dont la clé est juste.',
    en: '“{value}” is not a SIREN: nine digits with a valid check are needed.',
  },
  emailWrong: {
    fr: '« {value} » n’est pas une adresse e-mail complète.',
    en: '“{value}” is not a complete e-mail address.',
  },
  contactEmpty: {
    fr: 'Indiquez au moins un nom, une adresse e-mail ou un téléphone.',
    en: 'Give at least a name, an e-mail address or a telephone number.',
  },
} satisfies Record<string, Sentence>
