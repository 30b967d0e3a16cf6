import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router'
import type { FunctionComponent } from 'react'
import { ConnectPage } from '../outsourcing/MandateConnect.tsx'
import { parseSearch, stringifySearch } from './address-state.ts'
import {
  FirstVisitPage,
  HomePage,
  InvitationPage,
  insideOnly,
  NewOrganisationPage,
  SignInPage,
} from './entry-pages.tsx'
import { Bare, Broken, NotFound } from './notices.tsx'
import { OrganisationHome, OrganisationPages, StartPage } from './OrganisationPages.tsx'
import { pages, sections } from './pages.ts'
import { urls } from './urls.ts'

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
    page('/relier/$token', ConnectPage),
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
