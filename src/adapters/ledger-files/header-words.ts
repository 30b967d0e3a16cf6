import { plainName } from './fec-shape.ts'
import { markOfTitle } from './money-mark.ts'

/** What a column of an open-item list, an aged balance or a contact list can be. */
const LIST_FIELDS = [
  'customerCode',
  'customerName',
  'documentNo',
  'documentKind',
  'issuedOn',
  'dueOn',
  'performedOn',
  'amount',
  'openAmount',
  'debit',
  'credit',
  'direction',
  'currency',
  'label',
  'paymentMeans',
  'asOf',
  'siren',
  'siret',
  'vatNumber',
  'email',
  'phone',
  'language',
  'customerKind',
  'street',
  'street2',
  'postcode',
  'city',
  'country',
  'contactFirstName',
  'contactLastName',
  'contactRole',
  'terms',
  'groupHead',
  'sector',
  'companySize',
  'risk',
  'tags',
  'salesperson',
  'salespersonEmail',
  'creditLimit',
  'insuredLimit',
] as const

/** What only a column of a bank statement can be; it has amount, debit, credit, direction, currency and label as well. */
const STATEMENT_FIELDS = [
  'bookedOn',
  'valueOn',
  'operation',
  'remittance',
  'runningBalance',
  'payerName',
  'payerAccount',
  'bankReference',
  'ownAccount',
  'status',
] as const

export const FIELDS = [...LIST_FIELDS, ...STATEMENT_FIELDS] as const
export type Field = (typeof FIELDS)[number]
type ListField = (typeof LIST_FIELDS)[number]
type StatementField =
  | (typeof STATEMENT_FIELDS)[number]
  | 'amount'
  | 'debit'
  | 'credit'
  | 'direction'
  | 'currency'
  | 'label'

/** Header words by field, French and English, as packages write them (formats.md §9). Compared without case and accents. */
const WORDS: Readonly<Record<ListField, string>> = {
  customerCode:
    'compte|compte tiers|n° tiers|numéro tiers|code tiers|code client|n° client|numéro client|num client|no client|réf client|référence client|tiers|ct_num|auxiliaire|compte auxiliaire|compauxnum|n° compte|numéro de compte|numéro compte|compte client|id client|customer account|customer code|customer no|customer number|customer id|account no|account number|account code|client code|client id|debtor|debtor no|debtor id|cust no|kundennummer|kundennr|debitor|debitorennr|debitorennummer',
  customerName:
    'intitulé|nom|raison sociale|libellé tiers|client|nom client|nom du client|nom tiers|nom du tiers|intitulé tiers|intitulé du compte|intitulé compte|libellé compte|dénomination|société|compauxlib|désignation|name|customer name|customer|company|company name|account name|client name|debtor name|ct_intitule|invoice partner display name|nom d’affichage du partenaire de la facture|contact|contact name|kunde|kundenname',
  documentNo:
    'n° pièce|numéro pièce|numéro de pièce|n° de pièce|pièce|facture|n° facture|n° de facture|numéro facture|numéro de facture|num facture|no facture|référence|réf|réf pièce|référence pièce|pieceref|référence facture|réf facture|document|n° document|numéro document|invoice|invoice no|invoice number|invoice id|invoice reference|invoice #|document no|document number|doc no|reference|ref|ec_refpiece|num|number|numéro|rechnung|rechnungsnr|rechnungsnummer|belegnummer|belegnr|beleg',
  documentKind:
    'type|type pièce|type de pièce|nature|type document|type de document|type facture|transaction type|document type|doc type',
  issuedOn:
    'date pièce|date de pièce|date facture|date de facture|date de la facture|date facturation|date émission|date d’émission|date document|date écriture|date|piecedate|invoice date|document date|issue date|date of invoice|posting date|ec_date|date issued|invoice/bill date|date de facturation|rechnungsdatum|belegdatum',
  dueOn:
    'échéance|date échéance|date d’échéance|ec_echeance|date limite|date limite de règlement|date limite règlement|date de règlement prévue|due date|due|due on|payment due|maturity|date d’exigibilité|net due date|fälligkeit|fälligkeitsdatum|fällig am|nettofälligkeit',
  performedOn:
    'date de livraison|date livraison|livré le|date de prestation|date prestation|date d’exécution|date exécution|date de réalisation|date de fin de prestation|fin de prestation|réalisé le|delivery date|delivered on|date delivered|service date|performance date|completion date|lieferdatum|leistungsdatum',
  amount:
    'montant|montant ttc|total ttc|ttc|montant facture|montant total|montant initial|montant de la facture|montant origine|total facture|amount|invoice amount|total amount|gross amount|original amount|amount in transaction currency|amount in local currency|amount incl tax|montant eur|montant €',
  openAmount:
    'solde|reste dû|restant dû|reste à payer|montant restant|montant restant dû|montant dû|reste|solde dû|restant|solde ttc|encours|montant ouvert|reste à régler|balance|open amount|outstanding|outstanding amount|amount due|balance due|remaining|remaining amount|amount outstanding|open balance|total dû|total|total général|solde total|solde client|total due|total balance|invoice amount due|offen|offener betrag|saldo',
  debit: 'débit|montant débit|mvt débit|mouvement débit|débit eur|debit|debit amount',
  credit: 'crédit|montant crédit|mvt crédit|mouvement crédit|crédit eur|credit|credit amount',
  direction: 'sens|d/c|dc|débit/crédit|debit/credit|ec_sens|dr/cr|s/h|soll/haben',
  currency: 'devise|code devise|monnaie|idevise|currency|currency code|local currency|ccy|cur|währung',
  label:
    'libellé|libellé écriture|description|label|désignation écriture|commentaire|objet|ecriturelib|communication|details|text|memo',
  paymentMeans:
    'mode de règlement|mode règlement|moyen de paiement|mode de paiement|payment method|payment means|payment mode',
  asOf: 'date de situation|arrêté au|situation au|as of date|as of|aging date|date arrêté',
  siren: 'siren|n° siren|numéro siren|company registration number',
  siret: 'siret|n° siret|numéro siret',
  vatNumber:
    'tva intracommunautaire|n° tva|n° tva intracommunautaire|numéro de tva|tva intra|vat|vat number|vat no|vat id|n° identification tva',
  email:
    'e-mail|mail|email|courriel|adresse e-mail|adresse mail|adresse email|adresse électronique|email facturation|e-mail address|email address|ct_email|mail comptabilité',
  phone:
    'téléphone|tél|tel|n° téléphone|numéro de téléphone|tél fixe|téléphone fixe|mobile|portable|tél portable|phone|phone number|telephone|mobile phone|ct_telephone',
  language: 'langue|code langue|language|lang',
  customerKind: 'type client|type de client|catégorie client|nature client|customer type|client type|kind',
  street:
    'adresse|adresse 1|rue|voie|adresse ligne 1|adresse postale|address|address 1|address line 1|street|ct_adresse',
  street2:
    'complément|complément adresse|complément d’adresse|adresse 2|adresse ligne 2|address 2|address line 2|ct_complement',
  postcode: 'code postal|cp|codepostal|postal code|postcode|zip|zip code|ct_codepostal',
  city: 'ville|commune|localité|city|town|ct_ville',
  country: 'pays|code pays|country|country code|ct_pays',
  contactFirstName: 'prénom|prénom contact|prénom du contact|first name|firstname|contact first name|given name',
  contactLastName:
    'nom contact|nom du contact|contact|nom de famille|interlocuteur|last name|lastname|contact name|contact last name|surname',
  contactRole: 'fonction|rôle|role|qualité|poste|service|job title|function|position',
  terms:
    'conditions|conditions de règlement|conditions de paiement|délai|délai de paiement|délai de règlement|payment terms|terms|échéance client|condition de règlement',
  groupHead:
    'groupe|code groupe|tête de groupe|tête du groupe|code tête|code tête de groupe|groupe client|groupe de clients|société mère|maison mère|code société mère|client payeur|code payeur|code client payeur|compte payeur|compte centralisateur|ct_numpayeur|parent|parent account|parent code|parent customer|parent company|group|group code|customer group|head office|payer account',
  sector:
    'secteur|secteur d’activité|secteur activité|activité|domaine d’activité|branche|marché|sector|business sector|industry|market',
  companySize:
    'taille|taille de l’entreprise|taille entreprise|taille client|effectif|tranche d’effectif|size|company size|headcount|employees',
  risk: 'risque|niveau de risque|classe de risque|risque client|cote de risque|risk|risk level|risk class|risk category',
  tags: 'étiquettes|étiquette|tags|tag|mots clés|mot clé|keywords',
  salesperson:
    'commercial|commerciale|nom du commercial|commercial attitré|représentant|nom du représentant|nom représentant|vendeur|chargé d’affaires|chargé de clientèle|responsable commercial|salesperson|sales rep|sales representative|account manager|account owner|sales owner|vertreter',
  salespersonEmail:
    'e-mail commercial|e-mail du commercial|mail commercial|mail du commercial|email commercial|e-mail représentant|salesperson e-mail|salesperson email|sales rep email|account manager email',
  creditLimit:
    'plafond|plafond de crédit|plafond crédit|plafond d’encours|encours autorisé|encours maximum|encours max|encours maximum autorisé|limite de crédit|limite crédit|limite d’encours|ct_encours|credit limit|credit line|kreditlimit',
  insuredLimit:
    'assuré|montant assuré|plafond assuré|encours assuré|garantie|montant garanti|plafond garanti|encours garanti|couverture|assurance crédit|insured|insured amount|insured limit|credit insurance|coverage',
}

/**
 * Words that give way when another column is outright what they may be (`Balance` beside `Total`, `N° facture` beside `N° pièce`), and
 * what they are then; null for nothing that we read.
 */
const SECOND: Readonly<Record<string, ListField | null>> = {
  total: 'amount',
  libelle: 'customerName',
  tiers: 'customerName',
  contact: 'contactLastName',
  contactname: 'contactLastName',
  invoiceid: null,
  reference: null,
  ref: null,
  document: null,
  beleg: null,
  npiece: null,
  numeropiece: null,
  numerodepiece: null,
  ndepiece: null,
  number: null,
  num: null,
  numero: null,
}

/** What a title that may be several things is when another column is the first of them; undefined for a title that is one thing. */
export const secondFieldOf = (header: string): Field | null | undefined => SECOND[plainName(header)]

/**
 * The same words mean other things in a bank statement: there a date is a booking, and a name is who pays. Companies have
 * accounts abroad: German, Spanish, Italian and Dutch words stand after the French and English ones.
 */
const STATEMENT_WORDS: Readonly<Record<StatementField, string>> = {
  bookedOn:
    'date opération|date d’opération|date de l’opération|date comptable|date de comptabilisation|date|date mouvement|date du mouvement|date écriture|jour|booking date|booked on|transaction date|operation date|posting date|completed date|settlement date|dateop|completed date (utc)|created date|buchungstag|buchungsdatum|buchung|datum|fecha|fecha operación|fecha contable|data|data contabile|data operazione|data movimento|boekingsdatum|boekdatum',
  valueOn:
    'date valeur|date de valeur|valeur|value date|value|date de la valeur|dateval|valutadatum|valuta|wertstellung|wertstellungstag|fecha valor|data valuta|rentedatum',
  operation:
    'type|type opération|type d’opération|type de l’opération|nature|nature opération|nature de l’opération|code opération|transaction type|operation type|méthode de paiement|buchungstext|mutatiesoort|tipo|tipo operación',
  label:
    'libellé|libellé opération|libellé de l’opération|libellé simplifié|libellé court|intitulé|description|label|désignation|text|concepto|descrizione|descrizione operazione|omschrijving|naam / omschrijving',
  remittance:
    'libellé complémentaire|libellé détaillé|informations complémentaires|information complémentaire|détail|détails|détail opération|détail de l’opération|motif|communication|commentaire|objet|message|memo|details|remittance|remittance information|payment reference|additional information|détail de l’écriture|libellé de l’écriture|verwendungszweck|observaciones|más datos|causale|mededelingen|mededeling',
  amount:
    'montant|montant opération|montant de l’opération|montant du mouvement|montant eur|montant €|somme|amount|transaction amount|montant total|betrag|umsatz|importe|importo|bedrag',
  debit:
    'débit|montant débit|mvt débit|débit eur|sortie|sorties|dépense|dépenses|debit|debit amount|money out|paid out|withdrawal|withdrawals|soll|belastung|cargo|cargos|addebito|addebiti|dare|uscite',
  credit:
    'crédit|montant crédit|mvt crédit|crédit eur|entrée|entrées|recette|recettes|credit|credit amount|money in|paid in|deposit|deposits|haben|gutschrift|abono|abonos|accredito|accrediti|avere|entrate',
  direction: 'sens|d/c|dc|débit/crédit|debit/credit|dr/cr|af bij|soll/haben',
  currency:
    'devise|code devise|monnaie|currency|currency code|ccy|währung|waehrung|moneda|divisa|munt|valuta code|muntsoort',
  runningBalance:
    'solde|solde progressif|solde comptable|solde après opération|solde du compte|solde eur|balance|running balance|account balance|balance after|solde après|kontostand|saldo|saldo disponible|saldo contabile|saldo na mutatie|saldo nach buchung',
  payerName:
    'partner name|partner|counterparty|counterparty name|contrepartie|nom contrepartie|nom de la contrepartie|bénéficiaire|donneur d’ordre|émetteur|tiers|nom tiers|nom du tiers|nom|tireur|client|payee|payer|payer name|beneficiary|name|beguenstigter/zahlungspflichtiger|begünstigter/zahlungspflichtiger|auftraggeber/empfänger|zahlungspflichtiger|name zahlungsbeteiligter|ordenante|beneficiario|ordinante|naam tegenpartij|tegenpartij',
  payerAccount:
    'iban contrepartie|compte contrepartie|iban tiers|compte du tiers|iban bénéficiaire|iban donneur d’ordre|iban émetteur|iban du tiers|counterparty iban|counterparty account|partner account|partner iban|payer iban|payer account|kontonummer/iban|iban zahlungsbeteiligter|tegenrekening|tegenrekening iban',
  bankReference:
    'référence|réf|référence opération|référence de l’opération|référence bancaire|n° opération|numéro opération|numéro d’opération|identifiant opération|reference|ref|bank reference|transaction id|transaction reference|id|identifiant de transaction|kundenreferenz|referencia|riferimento|transactiereferentie',
  ownAccount:
    'compte|n° compte|numéro de compte|numéro compte|n° de compte|compte bancaire|n° de compte bancaire|iban|iban du compte|rib|bank account|account|account number|account no|account iban|accountnum|auftragskonto|iban auftragskonto|cuenta|conto|rekening|iban/bban',
  status:
    'statut|statut opération|statut de l’opération|statut du paiement|statut transaction|statut de la transaction|état|état de l’opération|status|state|transaction status|payment status|zustand|estado|stato',
}

const wordsOf = <F extends Field>(words: Readonly<Record<F, string>>): Map<string, F> => {
  const byWord = new Map<string, F>()
  for (const [field, list] of Object.entries(words) as [F, string][])
    for (const word of list.split('|')) if (!byWord.has(plainName(word))) byWord.set(plainName(word), field)
  return byWord
}
const inStatement = wordsOf(STATEMENT_WORDS)
const inList = wordsOf(WORDS)
const anywhere = new Map<string, Field>([...inStatement, ...inList])

/** The field a header names in a list or, if no list has it, in a statement; else null. */
export const fieldOf = (header: string): Field | null => named(anywhere, header)
export const listFieldOf = (header: string): Field | null => named(inList, header)
export const statementFieldOf = (header: string): Field | null => named(inStatement, header)

/** Units and notes in brackets are ignored: `Solde (€)`, `Date facture *`, `Débit euros`. */
function named(words: ReadonlyMap<string, Field>, header: string): Field | null {
  const exact = words.get(plainName(header))
  if (exact) return exact
  const { rest } = markOfTitle(header)
  const bare = plainName(rest.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ').replace(/\b(?:en\s+)?(?:eur|euros?)\b/gi, ' '))
  return bare === '' ? null : (words.get(bare) ?? null)
}

/** Titles that only an English package writes: there `01/02/2025` may be the second of January. */
export const isEnglish = (header: readonly string[]): boolean =>
  header.some((title) => /\b(?:customer|invoice|due|outstanding|amount|balance|account|number)\b/i.test(title))
