import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  useNavigate,
  useParams,
  useSearch,
} from '@tanstack/react-router'
import { type FunctionComponent, useEffect, useRef } from 'react'
import { AcceptInvitation } from '../access/AcceptInvitation.tsx'
import { useDemo } from '../access/demo.ts'
import { FirstVisit } from '../access/FirstVisit.tsx'
import { MembershipProvider } from '../access/membership.tsx'
import { NewOrganisation } from '../access/NewOrganisation.tsx'
import { SignIn } from '../access/SignIn.tsx'
import { StartChoice } from '../access/StartChoice.tsx'
import { installationQuery, signOut, useMe } from '../access/session.ts'
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
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { RemindersPage, TemplatesPage } from '../dunning/RemindersPage.tsx'
import { ScenarioPage } from '../dunning/ScenarioPage.tsx'
import { SimulationPage } from '../dunning/SimulationPage.tsx'
import { TodayPage } from '../dunning/TodayPage.tsx'
import { DashboardPage } from '../insight/DashboardPage.tsx'
import { DropPage } from '../intake/DropFiles.tsx'
import { ImportPage } from '../intake/ImportPage.tsx'
import { ImportsPage } from '../intake/ImportsPage.tsx'
import { MappingPage } from '../intake/MappingPage.tsx'
import { PositionsPage } from '../intake/PositionsPage.tsx'
import { QueuedFiles } from '../intake/QueuedFiles.tsx'
import { FileQueueProvider } from '../intake/queue.tsx'
import { AgedBalancePage } from '../ledger/AgedBalancePage.tsx'
import { CustomerPage } from '../parties/CustomerPage.tsx'
import { CustomersPage } from '../parties/CustomersPage.tsx'
import { OrgProvider } from '../wire/api.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { parseSearch, stringifySearch } from './address-state.ts'
import { Frame } from './Frame.tsx'
import { findInBooks } from './find-in-books.tsx'
import { Bare, Broken, ForeignOrganisation, NoOrganisation, NotFound } from './notices.tsx'
import { SettingsPage } from './SettingsPage.tsx'
import { SECTIONS, type SectionId, urls } from './urls.ts'

/** The pages of each section, by what follows its name in the address; the navigation shows the sections listed here. */
const pages: Partial<Record<SectionId, Readonly<Record<string, FunctionComponent>>>> = {
  aujourdhui: { '': TodayPage },
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
  relances: { '': RemindersPage, '/scenario': ScenarioPage, '/simulation': SimulationPage, '/modeles': TemplatesPage },
  clients: { '': CustomersPage, '/$customerId': CustomerPage },
  'balance-agee': { '': AgedBalancePage },
  imports: {
    '': ImportsPage,
    '/$importId': ImportPage,
    '/$importId/colonnes': MappingPage,
    '/$importId/positions': PositionsPage,
  },
  pilotage: { '': DashboardPage },
  reglages: { '': SettingsPage },
}

const sections = SECTIONS.map((section) => section.id).filter((id) => pages[id])

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <Bare>
      <NotFound />
    </Bare>
  ),
  errorComponent: ({ error }) => (
    <Bare>
      <Broken error={error} />
    </Bare>
  ),
})
const page = (path: string, component: FunctionComponent) =>
  createRoute({ getParentRoute: () => root, path, component })

/** `retour` is the page to go back to after signing in. */
const signInPage = createRoute({
  getParentRoute: () => root,
  path: urls.signIn(),
  validateSearch: (search: Record<string, unknown>) => ({ retour: insideOnly(search.retour) }),
  component: SignInPage,
})

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/o/$orgId',
  component: OrganisationPages,
  notFoundComponent: NotFound,
})
const start = createRoute({ getParentRoute: () => organisation, path: '/commencer', component: StartPage })
const organisationHome = createRoute({ getParentRoute: () => organisation, path: '/', component: OrganisationHome })
const sectionRoutes = sections.flatMap((id) =>
  Object.entries(pages[id] ?? {}).map(([rest, component]) =>
    createRoute({ getParentRoute: () => organisation, path: `/${id}${rest}`, component }),
  ),
)

/** In development only: every component in every state. */
const gallery = import.meta.env.DEV
  ? [page(urls.gallery(), lazyRouteComponent(() => import('../design/Gallery.tsx')) as FunctionComponent)]
  : []

export const router = createRouter({
  routeTree: root.addChildren([
    page(urls.home(), HomePage),
    signInPage,
    page(urls.firstVisit(), FirstVisitPage),
    page('/invitation/$token', InvitationPage),
    page(urls.newOrganisation(), NewOrganisationPage),
    organisation.addChildren([organisationHome, start, ...sectionRoutes]),
    ...gallery,
  ]),
  defaultPreload: false,
  parseSearch,
  stringifySearch,
  // A page that stops leaves the frame around it in place.
  defaultErrorComponent: Broken,
  scrollRestoration: true,
})

/** Addresses of our own only: a link must not send a person elsewhere once signed in. */
function insideOnly(address: unknown): string | undefined {
  return typeof address === 'string' && /^\/(?![/\\])/.test(address) ? address : undefined
}

const homeOf = (orgId: number): string => {
  const first = sections[0]
  return first ? urls.section(orgId, first) : urls.start(orgId)
}

/** Waits for a query, or says why it failed; someone signed out is sent to the sign-in page. */
function Waiting({ error, retry }: { error: unknown; retry(): void }) {
  if (error instanceof RefusedByServer && error.status === 401) {
    return <Navigate to={urls.signIn()} search={{ retour: insideOnly(location.pathname + location.search) }} replace />
  }
  return (
    <Bare>{error ? <ErrorState failure={error} onRetry={retry} /> : <SkeletonTable columns={[3, 2, 1, 1]} />}</Bare>
  )
}

function HomePage() {
  const installation = useQuery(installationQuery())
  return installation.data ? (
    installation.data.ready ? (
      <FirstOrganisation />
    ) : (
      <Navigate to={urls.firstVisit()} replace />
    )
  ) : (
    <Waiting error={installation.error} retry={() => void installation.refetch()} />
  )
}

/** An address cut after the organisation leads to its first page. */
function OrganisationHome() {
  const { orgId } = useParams({ strict: false }) as { orgId: string }
  return <Navigate to={homeOf(Number(orgId))} replace />
}

function FirstOrganisation() {
  const me = useMe()
  if (!me.data) return <Waiting error={me.error} retry={() => void me.refetch()} />
  const first = me.data.organisations[0]
  return first ? (
    <Navigate to={homeOf(first.orgId)} replace />
  ) : (
    <Bare>
      <NoOrganisation />
    </Bare>
  )
}

function SignInPage() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const { retour } = useSearch({ from: urls.signIn() })
  const done = () => {
    client.clear()
    void navigate({ href: retour ?? urls.home(), replace: true })
  }
  return <SignIn onDone={done} />
}

function FirstVisitPage() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const installation = useQuery(installationQuery())
  if (!installation.data) return <Waiting error={installation.error} retry={() => void installation.refetch()} />
  if (installation.data.ready) return <Navigate to={urls.home()} replace />
  const done = (orgId: number) => {
    // Forgotten once this page is left: told earlier that an owner exists, it would itself lead elsewhere.
    const forget = () => client.removeQueries({ queryKey: installationQuery().queryKey })
    void navigate({ href: urls.start(orgId), replace: true }).then(forget)
  }
  return <FirstVisit onDone={done} />
}

function NewOrganisationPage() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const me = useMe()
  if (!me.data) return <Waiting error={me.error} retry={() => void me.refetch()} />
  const done = (orgId: number) => {
    void client.invalidateQueries().then(() => navigate({ href: urls.start(orgId) }))
  }
  return <NewOrganisation me={me.data} onDone={done} />
}

function InvitationPage() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const { token } = useParams({ strict: false })
  const done = (orgId: number) => {
    client.clear()
    void navigate({ href: homeOf(orgId), replace: true })
  }
  return <AcceptInvitation token={token ?? ''} onDone={done} />
}

function StartPage() {
  const navigate = useNavigate()
  const orgId = Number(useParams({ strict: false }).orgId)
  const me = useMe()
  const demo = useDemo(me.data)
  const waitedFor = useRef(false)
  if (demo.progress) waitedFor.current = true
  const open = (demoId: number) => void navigate({ href: homeOf(demoId) })
  useEffect(() => {
    // Who stayed to watch it being made is taken there.
    if (waitedFor.current && !demo.progress && demo.orgId !== null) open(demo.orgId)
  }, [demo.progress === null, demo.orgId])
  return (
    <DropPage>
      <StartChoice
        onOwnData={() => void navigate({ href: urls.section(orgId, 'imports') })}
        demo={demo}
        onOpenDemo={open}
      />
      <QueuedFiles />
    </DropPage>
  )
}

function OrganisationPages() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const orgId = Number(useParams({ strict: false }).orgId)
  const me = useMe()
  const { setLang, lang } = useWords()
  const spoken = me.data?.lang
  // The account's language wins over what this browser spoke before signing in.
  useEffect(() => {
    if (spoken) setLang(spoken)
  }, [spoken])
  if (!me.data) return <Waiting error={me.error} retry={() => void me.refetch()} />
  const membership = me.data.organisations.find((one) => one.orgId === orgId)
  if (!membership) {
    return (
      <Bare>
        <ForeignOrganisation email={me.data.email} />
      </Bare>
    )
  }
  const leave = async () => {
    await signOut()
    client.clear()
    await navigate({ href: urls.signIn() })
  }
  return (
    <OrgProvider value={orgId}>
      <MembershipProvider value={membership}>
        <FileQueueProvider key={orgId}>
          {(jobs) => (
            <Frame
              me={me.data}
              membership={membership}
              sections={sections}
              jobs={jobs}
              find={findInBooks(orgId, lang, (href) => void navigate({ href }))}
              go={(href) => void navigate({ href })}
              onSignOut={() => void leave()}
            >
              {/* Another organisation is another set of books: nothing of a page outlives the switch. */}
              <Outlet key={orgId} />
            </Frame>
          )}
        </FileQueueProvider>
      </MembershipProvider>
    </OrgProvider>
  )
}
