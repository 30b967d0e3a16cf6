import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { AcceptInvitation } from '../access/AcceptInvitation.tsx'
import { FirstVisit } from '../access/FirstVisit.tsx'
import { NewOrganisation } from '../access/NewOrganisation.tsx'
import { SignIn } from '../access/SignIn.tsx'
import { installationQuery, useMe } from '../access/session.ts'
import { ErrorState } from '../design/ErrorState.tsx'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { RefusedByServer } from '../wire/failures.ts'
import { Bare, NoOrganisation } from './notices.tsx'
import { homeOf } from './pages.ts'
import { urls } from './urls.ts'

/** Addresses of our own only: a link must not send a person elsewhere once signed in. */
export function insideOnly(address: unknown): string | undefined {
  return typeof address === 'string' && /^\/(?![/\\])/.test(address) ? address : undefined
}

/** Waits for a query, or says why it failed; someone signed out is sent to the sign-in page. */
export function Waiting({ error, retry }: { error: unknown; retry(): void }) {
  if (error instanceof RefusedByServer && error.status === 401) {
    return <Navigate to={urls.signIn()} search={{ retour: insideOnly(location.pathname + location.search) }} replace />
  }
  return (
    <Bare>{error ? <ErrorState failure={error} onRetry={retry} /> : <SkeletonTable columns={[3, 2, 1, 1]} />}</Bare>
  )
}

/** Before any organisation: the first visit, or the organisation one has. */
export function HomePage() {
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

export function SignInPage() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const { retour } = useSearch({ from: urls.signIn() })
  const done = () => {
    client.clear()
    void navigate({ href: retour ?? urls.home(), replace: true })
  }
  return <SignIn onDone={done} />
}

export function FirstVisitPage() {
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

export function NewOrganisationPage() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const me = useMe()
  if (!me.data) return <Waiting error={me.error} retry={() => void me.refetch()} />
  const done = (orgId: number) => {
    void client.invalidateQueries().then(() => navigate({ href: urls.start(orgId) }))
  }
  return <NewOrganisation me={me.data} onDone={done} />
}

export function InvitationPage() {
  const navigate = useNavigate()
  const client = useQueryClient()
  const { token } = useParams({ strict: false })
  const done = (orgId: number) => {
    client.clear()
    void navigate({ href: homeOf(orgId), replace: true })
  }
  return <AcceptInvitation token={token ?? ''} onDone={done} />
}
