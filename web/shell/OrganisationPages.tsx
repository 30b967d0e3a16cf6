import { useQueryClient } from '@tanstack/react-query'
import { Navigate, Outlet, useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useDemo } from '../access/demo.ts'
import { MembershipProvider } from '../access/membership.tsx'
import { StartChoice } from '../access/StartChoice.tsx'
import { membershipsOf, signOut, useMe } from '../access/session.ts'
import { useWords } from '../design/words.tsx'
import { DropPage } from '../intake/DropFiles.tsx'
import { QueuedFiles } from '../intake/QueuedFiles.tsx'
import { FileQueueProvider } from '../intake/queue.tsx'
import { ClaimsUnderWay } from '../legal/ClaimsUnderWay.tsx'
import { OrgProvider } from '../wire/api.tsx'
import { AGENT_SECTIONS, AgentPage } from './AgentPage.tsx'
import { Waiting } from './entry-pages.tsx'
import { Frame } from './Frame.tsx'
import { findInBooks } from './find-in-books.tsx'
import { Bare, ForeignOrganisation } from './notices.tsx'
import { homeOf, sections } from './pages.ts'
import { urls } from './urls.ts'

/** An address cut after the organisation leads to its first page. */
export function OrganisationHome() {
  const { orgId } = useParams({ strict: false }) as { orgId: string }
  return <Navigate to={homeOf(Number(orgId))} replace />
}

/** How to begin: with books of one’s own, or with the demo company. */
export function StartPage() {
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

/** The frame around every page of one organisation. */
export function OrganisationPages() {
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
  const membership = membershipsOf(me.data).find((one) => one.orgId === orgId)
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
  const frame = {
    me: me.data,
    membership,
    find: findInBooks(orgId, lang, (href) => void navigate({ href })),
    go: (href: string) => void navigate({ href }),
    onSignOut: () => void leave(),
  }
  // What an agency does not see has no page, and imports and claims in the making are nothing of its own.
  if (membership.agency)
    return (
      <OrgProvider value={orgId}>
        <MembershipProvider value={membership}>
          <Frame {...frame} sections={AGENT_SECTIONS}>
            <AgentPage key={orgId} />
          </Frame>
        </MembershipProvider>
      </OrgProvider>
    )
  return (
    <OrgProvider value={orgId}>
      <MembershipProvider value={membership}>
        <FileQueueProvider key={orgId}>
          {(files) => (
            <ClaimsUnderWay>
              {(claims) => (
                <Frame {...frame} sections={sections} jobs={[...files, ...claims]}>
                  {/* Another organisation is another set of books: nothing of a page outlives the switch. */}
                  <Outlet key={orgId} />
                </Frame>
              )}
            </ClaimsUnderWay>
          )}
        </FileQueueProvider>
      </MembershipProvider>
    </OrgProvider>
  )
}
