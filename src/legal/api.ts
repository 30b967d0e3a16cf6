import { type InterestDeps, serveInterest } from './interest/api.ts'
import { serveLimitation } from './limitation/api.ts'
import { serveReferences } from './references/api.ts'

export function serveLegal(deps: InterestDeps): void {
  serveReferences(deps)
  serveLimitation(deps)
  serveInterest(deps)
}
