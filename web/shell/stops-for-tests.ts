import type { Page } from 'playwright-core'
import { SECTIONS, SETTINGS_TABS, urls } from './urls.ts'

/** Something to look at: an address, and what is done there first. */
export type Stop = {
  readonly address: string
  /** What is opened there, for its picture and for who reads a failure. */
  readonly shows?: string
  act?(page: Page): Promise<unknown>
}

/** What the walk needs to know of the books it walks through. */
const IDS = [
  ...(['customerId', 'headId', 'itemId', 'importId', 'layoutId', 'collectionId', 'accountId', 'stepId'] as const),
  // A matter, its customer, one that a court protects, and the day of a closing.
  ...(['proceedingId', 'debtorId', 'insolventId', 'closingOn'] as const),
] as const
export const KNOWN = ['orgId', ...IDS] as const
export type Known = { readonly orgId: number } & { readonly [id in (typeof IDS)[number]]: string }

const press =
  (...keys: string[]) =>
  async (page: Page) => {
    for (const key of keys) await page.keyboard.press(key)
  }
/** The panel beside a list: of its first line. */
const first = { shows: 'panneau', act: press('j') }
/** What a key opens for the line that the panel is about. */
const asked = (key: string, shows: string) => ({
  shows,
  async act(page: Page) {
    await page.keyboard.press('j')
    await page.getByRole('complementary').last().getByRole('heading').first().waitFor()
    await page.keyboard.press(key)
  },
})

/**
 * Where the walk stops, for every address of the product: one that is not listed here is no address (`urls.ts`), and one that
 * `urls.ts` has and this has not does not compile. Those before an organisation are walked apart.
 */
export const stops: { readonly [name in keyof typeof urls]: (known: Known) => readonly Stop[] } = {
  home: () => [],
  signIn: () => [],
  firstVisit: () => [],
  invitation: () => [],
  connect: () => [],
  gallery: () => [],
  newOrganisation: () => [{ address: urls.newOrganisation() }],
  start: ({ orgId }) => [{ address: urls.start(orgId) }],
  section: ({ orgId }) => SECTIONS.map(({ id }) => ({ address: urls.section(orgId, id) })),
  customers: ({ orgId }) => [
    { address: urls.customers(orgId), ...first },
    { address: urls.customers(orgId, { panneau: 'nouveau' }), shows: 'nouveau' },
    { address: urls.customers(orgId, { mots: 'aucun de ce nom' }), shows: 'vide' },
  ],
  customer: ({ orgId, customerId, debtorId, insolventId }) => [
    { address: urls.customer(orgId, customerId) },
    { address: urls.customer(orgId, customerId, { panneau: 'fiche' }), shows: 'fiche' },
    { address: urls.customer(orgId, customerId, { panneau: 'profil' }), shows: 'profil' },
    { address: urls.customer(orgId, customerId, { panneau: 'releve' }), shows: 'releve' },
    { address: urls.customer(orgId, customerId, { panneau: 'paiements' }), shows: 'paiements' },
    { address: urls.customer(orgId, customerId, { panneau: 'interets' }), shows: 'interets' },
    { address: urls.customer(orgId, customerId, { panneau: 'voie' }), shows: 'voie' },
    { address: urls.customer(orgId, customerId, { panneau: 'dossier' }), shows: 'dossier' },
    { address: urls.customer(orgId, debtorId), shows: 'contentieux' },
    { address: urls.customer(orgId, insolventId), shows: 'procedure' },
  ],
  group: ({ orgId, headId }) => [
    { address: urls.group(orgId, headId) },
    { address: urls.group(orgId, headId, { panneau: 'releve' }), shows: 'releve' },
  ],
  item: ({ orgId, customerId, itemId }) => [{ address: urls.item(orgId, customerId, itemId) }],
  agedBalance: ({ orgId }) => [
    { address: urls.agedBalance(orgId), ...first },
    { address: urls.agedBalance(orgId, { par: 'pieces' }), shows: 'pieces' },
  ],
  cash: ({ orgId }) => [
    { address: urls.cash(orgId), ...first },
    { address: urls.cash(orgId, { voir: 'rapprochees' }), ...first },
    { address: urls.cash(orgId, { voir: 'hors-clients' }), ...first },
  ],
  cashAccounts: ({ orgId }) => [{ address: urls.cashAccounts(orgId) }],
  cashMatching: ({ orgId }) => [{ address: urls.cashMatching(orgId) }],
  cashAdvices: ({ orgId }) => [
    { address: urls.cashAdvices(orgId) },
    { address: urls.cashAdvices(orgId, { nouveau: 'oui' }), shows: 'nouveau' },
  ],
  cashJournal: ({ orgId }) => [{ address: urls.cashJournal(orgId) }],
  cashGap: ({ orgId, accountId }) => [{ address: urls.cashGap(orgId, accountId, '2026-01-01') }],
  importPositions: ({ orgId, layoutId }) => [{ address: urls.importPositions(orgId, layoutId) }],
  collections: ({ orgId }) => [{ address: urls.collections(orgId), ...first }],
  newCollection: ({ orgId }) => [{ address: urls.newCollection(orgId), ...first }],
  collection: ({ orgId, collectionId }) => [{ address: urls.collection(orgId, collectionId), ...first }],
  failedDebits: ({ orgId }) => [{ address: urls.failedDebits(orgId), ...first }],
  mandates: ({ orgId }) => [
    { address: urls.mandates(orgId), ...first },
    { address: urls.mandates(orgId, { panneau: 'nouveau' }), shows: 'nouveau' },
  ],
  debitSettings: ({ orgId }) => [{ address: urls.debitSettings(orgId) }],
  dashboard: ({ orgId }) => [
    { address: urls.dashboard(orgId) },
    { address: urls.dashboard(orgId, { calcul: 'dso' }), shows: 'calcul' },
  ],
  indicators: ({ orgId }) => [
    { address: urls.indicators(orgId), ...first },
    { address: urls.indicators(orgId, { indicateur: 'cei' }), shows: 'cei' },
    { address: urls.indicators(orgId, { indicateur: 'cout-relance' }), shows: 'cout' },
  ],
  indicatorMonths: ({ orgId }) => [{ address: urls.indicatorMonths(orgId) }],
  operand: ({ orgId }) => [
    { address: urls.operand(orgId, { de: 'paiements' }) },
    { address: urls.operand(orgId, { de: 'conteste' }), shows: 'conteste' },
    { address: urls.operand(orgId, { de: 'promesses' }), shows: 'promesses' },
    { address: urls.operand(orgId, { de: 'relances' }), shows: 'relances' },
    { address: urls.operand(orgId, { de: 'pertes', depuis: '2001-01-01', jusque: '2001-01-31' }), shows: 'vide' },
  ],
  insightSettings: ({ orgId }) => [{ address: urls.insightSettings(orgId) }],
  sales: ({ orgId }) => [{ address: urls.sales(orgId), ...first }],
  import: ({ orgId, importId }) => [{ address: urls.import(orgId, importId) }],
  documents: ({ orgId }) => [{ address: urls.documents(orgId) }],
  importColumns: ({ orgId, layoutId }) => [{ address: urls.importColumns(orgId, layoutId) }],
  today: ({ orgId }) => [
    { address: urls.today(orgId), ...first },
    { address: urls.today(orgId), ...asked('c', 'appel') },
    { address: urls.today(orgId), ...asked('s', 'reporter') },
    { address: urls.today(orgId), ...asked('p', 'promesse') },
    { address: urls.today(orgId), ...asked('d', 'litige') },
    { address: urls.today(orgId), ...asked('n', 'note') },
    { address: urls.today(orgId), ...asked('h', 'suspendre') },
    { address: urls.today(orgId, { voir: 'reponses' }), ...first },
    { address: urls.today(orgId), shows: 'recherche', act: press('/') },
    { address: urls.today(orgId), shows: 'raccourcis', act: press('?') },
  ],
  targets: ({ orgId }) => [{ address: urls.targets(orgId) }],
  sharing: ({ orgId }) => [{ address: urls.sharing(orgId) }],
  scripts: ({ orgId }) => [{ address: urls.scripts(orgId) }],
  reminders: ({ orgId }) => [
    { address: urls.reminders(orgId), ...first },
    { address: urls.reminders(orgId, { onglet: 'automatiques' }), ...first },
    { address: urls.reminders(orgId, { onglet: 'retenus' }) },
    { address: urls.reminders(orgId, { onglet: 'envoyes' }), ...first },
    { address: urls.reminders(orgId, { onglet: 'envoi' }) },
    { address: urls.reminders(orgId, { onglet: 'lettres' }) },
    { address: urls.reminders(orgId, { onglet: 'essai' }), ...first },
  ],
  scenario: ({ orgId, stepId }) => [
    { address: urls.scenario(orgId) },
    { address: urls.scenario(orgId, { etape: stepId }), shows: 'etape' },
  ],
  versions: ({ orgId }) => [{ address: urls.versions(orgId) }],
  segments: ({ orgId }) => [
    { address: urls.segments(orgId) },
    { address: urls.segments(orgId, { segment: '1' }), shows: 'segment' },
  ],
  trials: ({ orgId }) => [{ address: urls.trials(orgId), ...first }],
  simulation: ({ orgId }) => [{ address: urls.simulation(orgId) }],
  disputes: ({ orgId }) => [{ address: urls.disputes(orgId), ...first }],
  disputeReport: ({ orgId }) => [{ address: urls.disputeReport(orgId) }],
  disputeCategories: ({ orgId }) => [{ address: urls.disputeCategories(orgId), ...first }],
  promises: ({ orgId }) => [{ address: urls.promises(orgId), ...first }],
  plans: ({ orgId }) => [
    { address: urls.plans(orgId), ...first },
    { address: urls.plans(orgId, { panneau: 'nouveau' }), shows: 'nouveau' },
  ],
  promiseReport: ({ orgId }) => [{ address: urls.promiseReport(orgId) }],
  promiseSettings: ({ orgId }) => [{ address: urls.promiseSettings(orgId) }],
  charges: ({ orgId }) => [{ address: urls.charges(orgId), ...first }],
  delays: ({ orgId }) => [
    { address: urls.delays(orgId) },
    { address: urls.delays(orgId, { le: '2026-10-05', puis: '2026-10-20', cas: 'oui' }), shows: 'delais' },
  ],
  insolvencies: ({ orgId }) => [{ address: urls.insolvencies(orgId, { voir: 'tout' }), ...first }],
  provisions: ({ orgId, closingOn }) => [
    { address: urls.provisions(orgId), ...first },
    { address: urls.provisions(orgId, { au: closingOn }), shows: 'arrete' },
  ],
  notices: ({ orgId }) => [
    { address: urls.notices(orgId), ...first },
    { address: urls.notices(orgId, { voir: 'toutes' }), ...first },
  ],
  proceedings: ({ orgId, proceedingId }) => [
    { address: urls.proceedings(orgId, { voir: 'tous' }), ...first },
    { address: urls.proceedings(orgId, { voir: 'tous', dossier: proceedingId, volet: 'pieces' }), shows: 'pieces' },
  ],
  claims: ({ orgId }) => [
    { address: urls.claims(orgId), ...first },
    { address: urls.claims(orgId, { voir: 'tout' }), ...first },
  ],
  interestSettings: ({ orgId }) => [{ address: urls.interestSettings(orgId) }],
  outsourcingAudit: ({ orgId }) => [
    { address: urls.outsourcingAudit(orgId) },
    { address: urls.outsourcingAudit(orgId, { taille: 'small', age: 'young' }), shows: 'creances' },
  ],
  outsourcingSimulator: ({ orgId }) => [{ address: urls.outsourcingSimulator(orgId) }],
  routingRules: ({ orgId }) => [
    { address: urls.routingRules(orgId) },
    { address: urls.routingRules(orgId, { modele: 'small_outside' }), shows: 'modele' },
  ],
  readyFiles: ({ orgId }) => [
    { address: urls.readyFiles(orgId), ...first },
    { address: urls.readyFiles(orgId, { voir: 'ecartes' }), shows: 'ecartes' },
    { address: urls.readyFiles(orgId, { voir: 'refuses' }), shows: 'refuses' },
  ],
  approvals: ({ orgId }) => [
    { address: urls.approvals(orgId, { etat: 'toutes' }), ...first },
    { address: urls.approvals(orgId, { voir: 'faites' }), shows: 'faites' },
  ],
  placements: ({ orgId }) => [{ address: urls.placements(orgId, { voir: 'tous' }), ...first }],
  placedReceipts: ({ orgId }) => [{ address: urls.placedReceipts(orgId), ...first }],
  funds: ({ orgId }) => [
    { address: urls.funds(orgId) },
    { address: urls.funds(orgId, { voir: 'encaissements' }) },
    { address: urls.funds(orgId, { voir: 'banque' }) },
  ],
  remittances: ({ orgId }) => [
    { address: urls.remittances(orgId, { cote: 'creancier' }), ...first },
    { address: urls.remittances(orgId, { cote: 'prestataire' }) },
    { address: urls.remittances(orgId, { cote: 'creancier', voir: 'honoraires' }), ...first },
    { address: urls.remittances(orgId, { cote: 'creancier', voir: 'factures' }), ...first },
  ],
  results: ({ orgId }) => [{ address: urls.results(orgId) }],
  providers: ({ orgId }) => [
    { address: urls.providers(orgId), ...first },
    { address: urls.providers(orgId, { voir: 'devis' }), shows: 'devis' },
  ],
  collectionMandates: ({ orgId }) => [
    { address: urls.collectionMandates(orgId), ...first },
    { address: urls.collectionMandates(orgId, { voir: 'recus' }), shows: 'recus' },
  ],
  replies: ({ orgId }) => [
    { address: urls.replies(orgId), ...first },
    { address: urls.replies(orgId, { voir: 'traitees' }), ...first },
  ],
  mailbox: ({ orgId }) => [{ address: urls.mailbox(orgId) }],
  templates: ({ orgId }) => [{ address: urls.templates(orgId) }],
  settings: ({ orgId }) => SETTINGS_TABS.map((tab) => ({ address: urls.settings(orgId, tab) })),
}
