/** The accounts (plan comptable général) and journals our demo company uses, with the labels its ledger prints. */
export const ACCOUNTS: Readonly<Record<string, string>> = {
  '101300': 'Capital souscrit appelé versé',
  '120000': "Résultat de l'exercice (bénéfice)",
  '129000': "Résultat de l'exercice (perte)",
  '164000': 'Emprunts auprès des établissements de crédit',
  '218300': 'Matériel de bureau et informatique',
  '401000': 'Fournisseurs',
  '411000': 'Clients',
  '419100': 'Clients - Avances et acomptes reçus',
  '421000': 'Personnel - Rémunérations dues',
  '431000': 'Sécurité sociale',
  '445510': 'TVA à décaisser',
  '445660': 'TVA déductible sur autres biens et services',
  '445670': 'Crédit de TVA à reporter',
  '445710': 'TVA collectée',
  '467000': 'Autres comptes débiteurs ou créditeurs',
  '511200': 'Chèques à encaisser',
  '512000': 'Banque',
  '606100': 'Fournitures non stockables (eau, énergie)',
  '606300': "Fournitures d'entretien et de petit équipement",
  '607000': 'Achats de marchandises',
  '613200': 'Locations immobilières',
  '622600': 'Honoraires',
  '625100': 'Voyages et déplacements',
  '626000': 'Frais postaux et de télécommunications',
  '627000': 'Services bancaires et assimilés',
  '641100': 'Salaires et appointements',
  '645100': "Cotisations à l'URSSAF",
  '654000': 'Pertes sur créances irrécouvrables',
  '658000': 'Charges diverses de gestion courante',
  '666000': 'Pertes de change',
  '706000': 'Prestations de services',
  '706500': "Prestations de services à l'export",
  '707000': 'Ventes de marchandises',
  '758000': 'Produits divers de gestion courante',
  '766000': 'Gains de change',
}

export const JOURNALS: Readonly<Record<string, string>> = {
  AN: 'À-nouveaux',
  VE: 'Ventes',
  AC: 'Achats',
  BQ: 'Banque',
  PA: 'Paie',
  OD: 'Opérations diverses',
}

export const CUSTOMERS = '411000'
export const DEPOSITS = '419100'
export const SUPPLIERS = '401000'
export const OTHER_DEBTORS = '467000'
export const BANK = '512000'
export const CHEQUES = '511200'
export const VAT_COLLECTED = '445710'
export const VAT_DEDUCTIBLE = '445660'

/** Accounts kept by third party: their lines carry an item and can be lettered. */
export const AUXILIARY_ACCOUNTS: readonly string[] = [CUSTOMERS, DEPOSITS, SUPPLIERS]
