/** Every address of the product. Pages are named in French in every language, so that a link can be passed on as it is. */
export const urls = {
  home: () => '/',
  signIn: () => '/connexion',
  firstVisit: () => '/bienvenue',
  invitation: (token: string) => `/invitation/${encodeURIComponent(token)}`,
  /** A creditor's invitation to a provider: it says for which organisation it accepts. */
  connect: (token: string) => `/relier/${encodeURIComponent(token)}`,
  gallery: () => '/design',
  newOrganisation: () => '/nouvelle-organisation',
  start: (orgId: number) => `/o/${orgId}/commencer`,
  section: (orgId: number, section: SectionId) => `/o/${orgId}/${section}`,
  customers: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/clients`, state),
  customer: (orgId: number, customerId: string, state: AddressState = {}) =>
    withState(`/o/${orgId}/clients/${customerId}`, state),
  group: (orgId: number, customerId: string, state: AddressState = {}) =>
    withState(`/o/${orgId}/clients/${customerId}/groupe`, state),
  /** An item opens beside the documents of its customer. */
  item: (orgId: number, customerId: string, itemId: string) =>
    withState(`/o/${orgId}/clients/${customerId}`, { piece: itemId }),
  agedBalance: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/balance-agee`, state),
  cash: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/encaissements`, state),
  cashAccounts: (orgId: number) => `/o/${orgId}/encaissements/comptes`,
  cashMatching: (orgId: number) => `/o/${orgId}/encaissements/rapprochement`,
  cashAdvices: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/encaissements/avis`, state),
  cashJournal: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/encaissements/comptabilite`, state),
  cashGap: (orgId: number, accountId: string, toOn: string) =>
    withState(`/o/${orgId}/encaissements/comptes`, { compte: accountId, ecart: toOn }),
  importPositions: (orgId: number, importId: string) => `/o/${orgId}/imports/${importId}/positions`,
  collections: (orgId: number) => `/o/${orgId}/encaissements/prelevements`,
  newCollection: (orgId: number) => `/o/${orgId}/encaissements/prelevements/nouvelle`,
  collection: (orgId: number, collectionId: string, state: AddressState = {}) =>
    withState(`/o/${orgId}/encaissements/prelevements/${collectionId}`, state),
  failedDebits: (orgId: number) => `/o/${orgId}/encaissements/impayes`,
  mandates: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/encaissements/mandats`, state),
  debitSettings: (orgId: number) => `/o/${orgId}/encaissements/prelevements/reglages`,
  dashboard: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/pilotage`, state),
  indicators: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/pilotage/indicateurs`, state),
  indicatorMonths: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/pilotage/mois`, state),
  insightSettings: (orgId: number) => `/o/${orgId}/pilotage/reglages`,
  /** The lines behind one operand of the indicators. */
  operand: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/pilotage/lignes`, state),
  sales: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/pilotage/ventes`, state),
  import: (orgId: number, importId: string, state: AddressState = {}) =>
    withState(`/o/${orgId}/imports/${importId}`, state),
  documents: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/imports/documents`, state),
  importColumns: (orgId: number, importId: string) => `/o/${orgId}/imports/${importId}/colonnes`,
  today: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/aujourdhui`, state),
  targets: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/aujourdhui/objectifs`, state),
  sharing: (orgId: number) => `/o/${orgId}/aujourdhui/repartition`,
  scripts: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/aujourdhui/scripts`, state),
  reminders: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/relances`, state),
  scenario: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/relances/scenario`, state),
  versions: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/relances/scenario/versions`, state),
  segments: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/relances/segments`, state),
  trials: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/relances/comparaisons`, state),
  simulation: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/relances/simulation`, state),
  disputes: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/litiges`, state),
  disputeReport: (orgId: number) => `/o/${orgId}/litiges/bilan`,
  disputeCategories: (orgId: number) => `/o/${orgId}/litiges/motifs`,
  promises: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/promesses`, state),
  plans: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/promesses/echeanciers`, state),
  promiseReport: (orgId: number) => `/o/${orgId}/promesses/bilan`,
  promiseSettings: (orgId: number) => `/o/${orgId}/promesses/reglages`,
  charges: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/contentieux`, state),
  interestSettings: (orgId: number) => `/o/${orgId}/contentieux/reglages`,
  delays: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/contentieux/delais`, state),
  insolvencies: (orgId: number, state: AddressState = {}) =>
    withState(`/o/${orgId}/contentieux/procedures-collectives`, state),
  provisions: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/contentieux/provisions`, state),
  proceedings: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/contentieux/dossiers`, state),
  claims: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/contentieux/prescription`, state),
  notices: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/contentieux/mises-en-demeure`, state),
  outsourcingAudit: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/audit`, state),
  outsourcingSimulator: (orgId: number, state: AddressState = {}) =>
    withState(`/o/${orgId}/externalisation/simulateur`, state),
  providers: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/prestataires`, state),
  collectionMandates: (orgId: number, state: AddressState = {}) =>
    withState(`/o/${orgId}/externalisation/mandats`, state),
  routingRules: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/regles`, state),
  readyFiles: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/prets`, state),
  placements: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/confies`, state),
  placedReceipts: (orgId: number, state: AddressState = {}) =>
    withState(`/o/${orgId}/externalisation/encaissements`, state),
  funds: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/fonds`, state),
  remittances: (orgId: number, state: AddressState = {}) =>
    withState(`/o/${orgId}/externalisation/reversements`, state),
  results: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/resultats`, state),
  approvals: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/externalisation/demandes`, state),
  replies: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/reponses`, state),
  mailbox: (orgId: number) => `/o/${orgId}/reponses/boite`,
  templates: (orgId: number, state: AddressState = {}) => withState(`/o/${orgId}/relances/modeles`, state),
  settings: (orgId: number, tab: SettingsTab) => withState(`/o/${orgId}/reglages`, { onglet: tab }),
} as const

export const SETTINGS_TABS = [
  'organisation',
  'membres',
  'collegues',
  'envoi',
  'canaux',
  'apparence',
  'relances',
  'references',
  'page',
  'langue',
] as const
export type SettingsTab = (typeof SETTINGS_TABS)[number]

/** What an address says after `?`: filters, sort, selection, open panel. Nothing is said of a default. */
export type AddressState = Readonly<Record<string, string | null | undefined>>

function withState(path: string, state: AddressState): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(state)) if (value) search.set(name, value)
  return search.size === 0 ? path : `${path}?${search}`
}

/** The sections in the order of the money, each with the letter that follows `g`. */
export const SECTIONS = [
  { id: 'aujourdhui', key: 'a' },
  { id: 'clients', key: 'c' },
  { id: 'encaissements', key: 'e' },
  { id: 'relances', key: 'r' },
  { id: 'reponses', key: 'm' },
  { id: 'litiges', key: 'l' },
  { id: 'promesses', key: 'p' },
  { id: 'contentieux', key: 't' },
  { id: 'externalisation', key: 'x' },
  { id: 'balance-agee', key: 'b' },
  { id: 'pilotage', key: 'i' },
  { id: 'imports', key: 'd' },
  { id: 'reglages', key: 's' },
] as const

export type SectionId = (typeof SECTIONS)[number]['id']
