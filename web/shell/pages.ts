import type { FunctionComponent } from 'react'
import { AccountsPage } from '../cash/AccountsPage.tsx'
import { AdvicesPage } from '../cash/AdvicesPage.tsx'
import { CashPage } from '../cash/CashPage.tsx'
import { JournalPage } from '../cash/JournalPage.tsx'
import { MatchingPage } from '../cash/MatchingPage.tsx'
import { CollectionPage } from '../debits/CollectionPage.tsx'
import { CollectionsPage } from '../debits/CollectionsPage.tsx'
import { DebitSettingsPage } from '../debits/DebitSettingsPage.tsx'
import { FailedPage } from '../debits/FailedPage.tsx'
import { MandatesPage } from '../debits/MandatesPage.tsx'
import { PreparePage } from '../debits/PreparePage.tsx'
import { ScriptsPage } from '../desk/ScriptsPage.tsx'
import { SharingPage } from '../desk/SharingPage.tsx'
import { TargetsPage } from '../desk/TargetsPage.tsx'
import { WorklistPage } from '../desk/WorklistPage.tsx'
import { CategoriesPage } from '../disputes/CategoriesPage.tsx'
import { DisputesPage } from '../disputes/DisputesPage.tsx'
import { ReportPage } from '../disputes/ReportPage.tsx'
import { DocumentsPage } from '../documents/DocumentsPage.tsx'
import { RemindersPage, TemplatesPage } from '../dunning/RemindersPage.tsx'
import { ScenarioPage } from '../dunning/ScenarioPage.tsx'
import { SegmentsPage } from '../dunning/SegmentsPage.tsx'
import { SimulationPage } from '../dunning/SimulationPage.tsx'
import { TrialsPage } from '../dunning/TrialsPage.tsx'
import { VersionsPage } from '../dunning/VersionsPage.tsx'
import { DashboardPage } from '../insight/DashboardPage.tsx'
import { IndicatorsPage } from '../insight/IndicatorsPage.tsx'
import { InsightSettingsPage } from '../insight/InsightSettingsPage.tsx'
import { LinesPage } from '../insight/LinesPage.tsx'
import { MonthsPage } from '../insight/MonthsPage.tsx'
import { SalesPage } from '../insight/SalesPage.tsx'
import { ImportPage } from '../intake/ImportPage.tsx'
import { ImportsPage } from '../intake/ImportsPage.tsx'
import { MappingPage } from '../intake/MappingPage.tsx'
import { PositionsPage } from '../intake/PositionsPage.tsx'
import { AgedBalancePage } from '../ledger/AgedBalancePage.tsx'
import { ChargesPage } from '../legal/ChargesPage.tsx'
import { ClaimsPage } from '../legal/ClaimsPage.tsx'
import { DelaysPage } from '../legal/DelaysPage.tsx'
import { InsolvenciesPage } from '../legal/InsolvenciesPage.tsx'
import { InterestSettingsPage } from '../legal/InterestSettingsPage.tsx'
import { NoticesPage } from '../legal/NoticesPage.tsx'
import { ProceedingsPage } from '../legal/ProceedingsPage.tsx'
import { ProvisionsPage } from '../legal/ProvisionsPage.tsx'
import { ApprovalsPage } from '../outsourcing/ApprovalsPage.tsx'
import { AuditPage } from '../outsourcing/AuditPage.tsx'
import { FundsPage } from '../outsourcing/FundsPage.tsx'
import { MandatesPage as CollectionMandatesPage } from '../outsourcing/MandatesPage.tsx'
import { OutsourcingHome } from '../outsourcing/OutsourcingHome.tsx'
import { PlacementsPage } from '../outsourcing/PlacementsPage.tsx'
import { ProvidersPage } from '../outsourcing/ProvidersPage.tsx'
import { ReadyPage } from '../outsourcing/ReadyPage.tsx'
import { ReceiptsPage } from '../outsourcing/ReceiptsPage.tsx'
import { RemittancesPage } from '../outsourcing/RemittancesPage.tsx'
import { RoutingPage } from '../outsourcing/RoutingPage.tsx'
import { ScorePage } from '../outsourcing/ScorePage.tsx'
import { SimulatorPage } from '../outsourcing/SimulatorPage.tsx'
import { CustomerPage } from '../parties/CustomerPage.tsx'
import { CustomersPage } from '../parties/CustomersPage.tsx'
import { GroupPage } from '../parties/GroupPage.tsx'
import { PlansPage } from '../promises/PlansPage.tsx'
import { PromisesPage } from '../promises/PromisesPage.tsx'
import { ReportPage as PromiseReportPage } from '../promises/ReportPage.tsx'
import { SettingPage as PromiseSettingPage } from '../promises/SettingPage.tsx'
import { MailboxPage } from '../replies/MailboxPage.tsx'
import { RepliesPage } from '../replies/RepliesPage.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { SECTIONS, type SectionId, urls } from './urls.ts'

/** The pages of each section, by what follows its name in the address; the navigation shows the sections listed here. */
export const pages: Partial<Record<SectionId, Readonly<Record<string, FunctionComponent>>>> = {
  aujourdhui: {
    '': WorklistPage,
    '/objectifs': TargetsPage,
    '/repartition': SharingPage,
    '/scripts': ScriptsPage,
  },
  encaissements: {
    '': CashPage,
    '/comptes': AccountsPage,
    '/avis': AdvicesPage,
    '/comptabilite': JournalPage,
    '/rapprochement': MatchingPage,
    '/prelevements': CollectionsPage,
    '/prelevements/nouvelle': PreparePage,
    '/prelevements/reglages': DebitSettingsPage,
    '/prelevements/$collectionId': CollectionPage,
    '/impayes': FailedPage,
    '/mandats': MandatesPage,
  },
  relances: {
    '': RemindersPage,
    '/segments': SegmentsPage,
    '/scenario': ScenarioPage,
    '/scenario/versions': VersionsPage,
    '/simulation': SimulationPage,
    '/comparaisons': TrialsPage,
    '/modeles': TemplatesPage,
  },
  promesses: {
    '': PromisesPage,
    '/echeanciers': PlansPage,
    '/bilan': PromiseReportPage,
    '/reglages': PromiseSettingPage,
  },
  contentieux: {
    '': ChargesPage,
    '/dossiers': ProceedingsPage,
    '/prescription': ClaimsPage,
    '/mises-en-demeure': NoticesPage,
    '/delais': DelaysPage,
    '/procedures-collectives': InsolvenciesPage,
    '/provisions': ProvisionsPage,
    '/reglages': InterestSettingsPage,
  },
  externalisation: {
    '': OutsourcingHome,
    '/audit': AuditPage,
    '/simulateur': SimulatorPage,
    '/regles': RoutingPage,
    '/prets': ReadyPage,
    '/confies': PlacementsPage,
    '/encaissements': ReceiptsPage,
    '/fonds': FundsPage,
    '/reversements': RemittancesPage,
    '/resultats': ScorePage,
    '/demandes': ApprovalsPage,
    '/prestataires': ProvidersPage,
    '/mandats': CollectionMandatesPage,
  },
  reponses: { '': RepliesPage, '/boite': MailboxPage },
  litiges: { '': DisputesPage, '/bilan': ReportPage, '/motifs': CategoriesPage },
  clients: { '': CustomersPage, '/$customerId': CustomerPage, '/$customerId/groupe': GroupPage },
  'balance-agee': { '': AgedBalancePage },
  imports: {
    '': ImportsPage,
    '/documents': DocumentsPage,
    '/$importId': ImportPage,
    '/$importId/colonnes': MappingPage,
    '/$importId/positions': PositionsPage,
  },
  pilotage: {
    '': DashboardPage,
    '/indicateurs': IndicatorsPage,
    '/mois': MonthsPage,
    '/lignes': LinesPage,
    '/ventes': SalesPage,
    '/reglages': InsightSettingsPage,
  },
  reglages: { '': SettingsPage },
}

export const sections = SECTIONS.map((section) => section.id).filter((id) => pages[id])

/** Where an organisation opens: its first section. */
export const homeOf = (orgId: number): string => {
  const first = sections[0]
  return first ? urls.section(orgId, first) : urls.start(orgId)
}
