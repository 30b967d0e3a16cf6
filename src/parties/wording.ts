import type { Sentence } from '../kernel/wording.ts'
import type { ColleagueRole, ContactRole, CustomerKind, CustomerSize, Risk } from './model.ts'

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

export const sizeNames: Record<CustomerSize, Sentence> = {
  micro: { fr: 'Microentreprise', en: 'Micro' },
  small: { fr: 'Petite entreprise', en: 'Small' },
  medium: { fr: 'Entreprise moyenne', en: 'Medium' },
  large: { fr: 'Grande entreprise', en: 'Large' },
}

export const riskNames: Record<Risk, Sentence> = {
  low: { fr: 'Faible', en: 'Low' },
  normal: { fr: 'Normal', en: 'Normal' },
  high: { fr: 'Élevé', en: 'High' },
}

export const colleagueRoleNames: Record<ColleagueRole, Sentence> = {
  sales: { fr: 'Commercial', en: 'Sales' },
  after_sales: { fr: 'Après-vente', en: 'After-sales' },
  management: { fr: 'Direction', en: 'Management' },
  other: { fr: 'Autre', en: 'Other' },
}

export const partiesWording = {
  absencePast: {
    fr: 'Le {day} est passé : donnez le dernier jour d’absence à partir du {today}, ou laissez ce champ vide.',
    en: '{day} is past: give the last day away from {today} on, or leave this field empty.',
  },
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
  parentOfItself: {
    fr: 'Un client ne peut pas être la tête de son propre groupe : choisissez un autre client.',
    en: 'A customer cannot lead its own group: choose another customer.',
  },
  groupTooDeep: {
    fr: 'Un groupe n’a qu’un niveau : choisissez comme tête un client qui n’appartient à aucun groupe, pour un client qui n’en dirige aucun.',
    en: 'A group has one level: choose a head that belongs to no group, for a customer that leads none.',
  },
  leadsNobody: {
    fr: 'Ce client ne dirige aucun groupe : donnez-lui d’abord des filiales.',
    en: 'This customer leads no group: give it members first.',
  },
  inNoGroup: {
    fr: 'Ce client n’appartient à aucun groupe : il est déjà relancé seul.',
    en: 'This customer belongs to no group: it is reminded alone already.',
  },
  colleagueUnknown: {
    fr: 'Ce collègue n’est plus dans la liste : choisissez-en un autre.',
    en: 'This colleague is no longer in the list: choose another.',
  },
  colleagueNameMissing: { fr: 'Indiquez le nom du collègue.', en: 'Give the colleague’s name.' },
  colleagueTaken: {
    fr: '« {email} » est déjà l’adresse de {name}.',
    en: '“{email}” is already the address of {name}.',
  },
  contactEmpty: {
    fr: 'Indiquez au moins un nom, une adresse e-mail ou un téléphone.',
    en: 'Give at least a name, an e-mail address or a telephone number.',
  },
} satisfies Record<string, Sentence>
