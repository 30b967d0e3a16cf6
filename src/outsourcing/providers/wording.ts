import type { Sentence } from '../../kernel/wording.ts'
import type { PaperKind, Service } from './model.ts'
import type { Flag } from './rules.ts'

export const serviceNames: Record<Service, Sentence> = {
  phone_reminders: { fr: 'Relance téléphonique', en: 'Reminders by telephone' },
  amicable: { fr: 'Recouvrement amiable', en: 'Amicable collection' },
  court: { fr: 'Recouvrement judiciaire', en: 'Collection through the courts' },
  enforcement: { fr: 'Exécution', en: 'Enforcement' },
  insolvency: { fr: 'Procédures collectives', en: 'Insolvency proceedings' },
  abroad: { fr: 'Débiteurs à l’étranger', en: 'Debtors abroad' },
  consumers: { fr: 'Débiteurs particuliers', en: 'Consumer debtors' },
  tracing: { fr: 'Recherche d’adresses', en: 'Tracing' },
}

export const paperKindNames: Record<PaperKind, Sentence> = {
  insurance: { fr: 'Attestation d’assurance', en: 'Certificate of insurance' },
  declaration: { fr: 'Déclaration au procureur', en: 'Declaration to the prosecutor' },
  account: { fr: 'RIB du compte réservé', en: 'Details of the dedicated account' },
  company_extract: { fr: 'Extrait Kbis ou SIREN', en: 'Company register extract' },
  vigilance: { fr: 'Attestation de vigilance', en: 'Social security certificate' },
  price_list: { fr: 'Grille de prix', en: 'Price list' },
  references: { fr: 'Références', en: 'References' },
  signed_mandate: { fr: 'Mandat signé', en: 'Signed mandate' },
  data_protection: { fr: 'Protection des données', en: 'Data protection' },
  other: { fr: 'Autre', en: 'Other' },
}

/** What makes one think twice, and what to do about it. A missing condition of the law says its own sentence, as `{why}`. */
export const flagSentences: Record<Flag['code'], Sentence> = {
  condition: {
    fr: 'Rien ne peut lui être confié : {why}.',
    en: 'Nothing may be placed with it: {why}.',
  },
  account_ours: {
    fr: 'Rien ne peut lui être confié : le compte réservé indiqué est le vôtre. Demandez-lui le sien.',
    en: 'Nothing may be placed with it: the dedicated account given is your own. Ask for theirs.',
  },
  over: {
    fr: '{paper} : échue depuis le {on}. Demandez la nouvelle.',
    en: '{paper}: over since {on}. Ask for the new one.',
  },
  ending: {
    fr: '{paper} : {days, plural, =0 {prend fin aujourd’hui} one {prend fin demain, le {on}} other {prend fin dans # jours, le {on}}}. Demandez la suivante.',
    en: '{paper}: {days, plural, =0 {ends today} one {ends tomorrow, {on}} other {ends in # days, on {on}}}. Ask for the next one.',
  },
  unproven: {
    fr: '{paper} : ce qui est indiqué n’est montré par aucune pièce. Ajoutez-la.',
    en: '{paper}: what is stated is shown by no paper. Add it.',
  },
  to_verify: {
    fr: '{paper} : déposée par le prestataire, à vérifier. Lisez-la, puis confirmez-la ou retirez-la.',
    en: '{paper}: dropped by the provider, to be checked. Read it, then confirm it or take it away.',
  },
  unconfirmed: {
    fr: 'Ses conditions ont été confirmées le {since}, il y a plus d’un an. Faites-les confirmer.',
    en: 'Its conditions were confirmed on {since}, more than a year ago. Have them confirmed.',
  },
  siren_missing: {
    fr: 'Sans SIREN, rien ne dit qui c’est. Demandez-le.',
    en: 'Without a company number nothing tells who it is. Ask for it.',
  },
  unreachable: {
    fr: 'Ni adresse ni e-mail : rien ne peut lui être demandé. Complétez sa fiche.',
    en: 'Neither an address nor an e-mail: nothing can be asked of it. Fill in its card.',
  },
  no_price: { fr: 'Aucun prix connu. Demandez un devis.', en: 'No price is known. Ask for a quote.' },
  paid_without_result: {
    fr: 'Une part du prix est due même sans résultat.',
    en: 'Part of the price is due even without a result.',
  },
  no_rates: {
    fr: 'Il ne dit pas ce qu’il recouvre par ancienneté. Demandez-le, avec des preuves.',
    en: 'It does not say what it recovers by age. Ask, with evidence.',
  },
  rates_unlikely: {
    fr: 'Ce qu’il dit recouvrer est peu vraisemblable : de vieilles créances mieux que des récentes, ou presque tout après un an.',
    en: 'What it says that it recovers is hardly likely: old claims better than new ones, or nearly everything after a year.',
  },
  references_missing: { fr: 'Aucune référence de clients.', en: 'No references from clients.' },
  reporting_missing: {
    fr: 'Rien n’est dit de ce dont il rend compte, ni quand.',
    en: 'Nothing is said of what it reports, nor when.',
  },
}

export const providersWording = {
  nameMissing: { fr: 'Indiquez le nom du prestataire.', en: 'Give the name of the provider.' },
  sirenWrong: {
    fr: '« {value} » n’est pas un SIREN : il faut 9 chiffres dont la clé est juste. Recopiez-le depuis un extrait Kbis.',
    en: '“{value}” is not a SIREN: nine digits with a valid check are needed. Copy it from a company extract.',
  },
  sirenOurs: {
    fr: 'Ce SIREN est le vôtre : un prestataire recouvre pour un autre.',
    en: 'This SIREN is your own: a provider collects for somebody else.',
  },
  sirenKnown: {
    fr: 'Ce SIREN est déjà celui de {name}. Ouvrez sa fiche, ou archivez-la d’abord.',
    en: 'This SIREN is already that of {name}. Open its card, or archive it first.',
  },
  emailWrong: {
    fr: '« {value} » n’est pas une adresse e-mail complète, comme prenom@entreprise.fr.',
    en: '“{value}” is not a complete e-mail address, such as name@company.com.',
  },
  countryWrong: {
    fr: '« {value} » n’est pas un pays : écrivez son code à deux lettres, comme FR ou BE.',
    en: '“{value}” is not a country: write its code of two letters, such as FR or BE.',
  },
  ibanWrong: {
    fr: '« {value} » n’est pas un IBAN valide : sa longueur ou sa clé est fausse. Recopiez-le depuis un RIB.',
    en: '“{value}” is not a valid IBAN: its length or check digits are wrong. Copy it from a bank statement.',
  },
  ibanOurs: {
    fr: 'Cet IBAN est le vôtre. Le compte réservé est celui du prestataire, où il ne reçoit que ce qu’il encaisse pour autrui.',
    en: 'This IBAN is your own. The dedicated account is the provider’s, where it receives nothing but what it collects for others.',
  },
  declaredAhead: {
    fr: 'La déclaration au procureur est datée d’après aujourd’hui ({today}) : indiquez le jour où elle a été faite.',
    en: 'The declaration to the prosecutor is dated after today ({today}): give the day on which it was made.',
  },
  toldByAgency: {
    fr: '{name} confirme elle-même ses conditions depuis son organisation, la dernière fois le {on} : demandez-lui de les confirmer de nouveau.',
    en: '{name} confirms its conditions from its own organisation, last on {on}: ask it to confirm them again.',
  },
  paperKnown: {
    fr: '« {name} » est déjà gardée pour ce prestataire.',
    en: '“{name}” is kept for this provider already.',
  },
  papersWait: {
    fr: 'Le créancier a déjà {most} pièces à vérifier de votre part : attendez qu’il les ait lues.',
    en: 'The creditor already has {most} papers of yours to check: wait until it has read them.',
  },
  paperSeen: {
    fr: '« {name} » n’attend pas d’être vérifiée.',
    en: '“{name}” does not wait to be checked.',
  },
  paperSigned: {
    fr: '« {name} » porte la signature d’un mandat : elle fait preuve et ne se retire pas.',
    en: '“{name}” bears the signature of a mandate: it is proof and is not removed.',
  },
  mandateRuns: {
    fr: '{name} a un mandat proposé ou en cours ({number}) : mettez-y fin d’abord.',
    en: '{name} has a mandate that is proposed or runs ({number}): end it first.',
  },
  isArchived: {
    fr: '{name} est archivé : reprenez sa fiche d’abord.',
    en: '{name} is archived: restore its card first.',
  },
  isConnected: {
    fr: '{name} est déjà relié à son organisation. Rompez ce lien avant d’en inviter une autre.',
    en: '{name} is connected to its organisation already. Break this link before you invite another.',
  },
  notConnected: { fr: '{name} n’est relié à aucune organisation.', en: '{name} is connected to no organisation.' },
  invitationGone: {
    fr: 'Cette invitation n’est plus valable : elle a expiré, a déjà servi ou a été retirée. Demandez-en une nouvelle au créancier.',
    en: 'This invitation is no longer valid: it has expired, been used or been withdrawn. Ask the creditor for a new one.',
  },
  invitedSelf: {
    fr: 'Cette invitation vient de cette organisation même : acceptez-la depuis celle du prestataire.',
    en: 'This invitation comes from this very organisation: accept it from the provider’s.',
  },
  agencyKnown: {
    fr: 'Votre organisation est déjà reliée à {creditor}.',
    en: 'Your organisation is connected to {creditor} already.',
  },
  sirenDiffers: {
    fr: 'L’invitation est pour {provider} (SIREN {expected}), et votre organisation porte le SIREN {found}. Demandez au créancier de corriger sa fiche.',
    en: 'The invitation is for {provider} (SIREN {expected}), and your organisation bears SIREN {found}. Ask the creditor to correct its card.',
  },
  noConsent: {
    fr: 'Acceptez que {creditor} lise vos conditions (assurance, compte réservé, déclaration) : sans elles, rien ne peut vous être confié.',
    en: 'Agree that {creditor} reads your conditions (insurance, dedicated account, declaration): without them nothing may be placed with you.',
  },
  listTitles: {
    fr: 'La première ligne doit nommer les colonnes, dont « Nom ». Colonnes lues : Nom, SIREN, Contact, Email, Téléphone, Site, Adresse, Pays, Langues, Secteurs, Services, Comptes rendus, Références.',
    en: 'The first line must name the columns, “Name” among them. Columns read: Name, SIREN, Contact, Email, Phone, Website, Address, Countries, Languages, Sectors, Services, Reporting, References.',
  },
  listLong: {
    fr: 'Cette liste compte plus de {most, number} lignes : coupez-la.',
    en: 'This list has more than {most, number} lines: cut it.',
  },
  noMailbox: {
    fr: '{name} n’a pas d’adresse e-mail. Complétez sa fiche, ou transmettez le lien vous-même.',
    en: '{name} has no e-mail address. Fill in its card, or pass the link on yourself.',
  },
} as const satisfies Record<string, Sentence>
