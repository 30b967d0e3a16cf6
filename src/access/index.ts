export { type Accounts, CLIENT_ADDRESS_HEADER, createAccounts, type Person } from './accounts.ts'
export { type ApiDeps, memberOf, serveAccess } from './api.ts'
export { isEmail } from './check-organisation.ts'
export type { Organisation, OrganisationInput } from './contract.ts'
export { foundOrganisation } from './found-organisation.ts'
export { type Caller, createGate, type Member } from './gate.ts'
export {
  everyOrganisation,
  membersOf,
  type OrganisationHead,
  openOrganisation,
  organisationOf,
  unfinishedDemos,
} from './store.ts'
