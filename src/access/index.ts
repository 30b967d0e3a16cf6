export { type Accounts, CLIENT_ADDRESS_HEADER, createAccounts, type Person } from './accounts.ts'
export { type ApiDeps, memberOf, serveAccess } from './api.ts'
export { isEmail } from './check-organisation.ts'
export type { Organisation, OrganisationInput } from './contract.ts'
export { endDelegation, openDelegation } from './delegation-store.ts'
export { foundOrganisation } from './found-organisation.ts'
export { type Caller, createGate, type Member } from './gate.ts'
export { guessGuard } from './guesses.ts'
export { countVisit, type Link, linkOf, markRevoked, moveExpiry, openLinksAbout, openLinksOf } from './link-store.ts'
export { isNewVisit, isOwnMember, VISIT_MS, type VisitDeps, whoComes } from './link-visits.ts'
export { followLink, type GivenLink, LINK_IN_TEXT, LINK_PATHS, type Links, signedLinks, stillOpen } from './links.ts'
export {
  everyOrganisation,
  membersOf,
  type OrganisationHead,
  openOrganisation,
  organisationOf,
  unfinishedDemos,
} from './store.ts'
