import { serveEvidence } from './evidence/api.ts'
import { serveInsolvency } from './insolvency/api.ts'
import { type InterestDeps, serveInterest } from './interest/api.ts'
import { serveLimitation } from './limitation/api.ts'
import { barredAmong } from './limitation/barred-among.ts'
import { serveNotices } from './notices/api.ts'
import { servePacks } from './packs/api.ts'
import { serveProceedings } from './proceedings/api.ts'
import { debtsHeldBeside, type KeptOut } from './proceedings/held-debts.ts'
import { serveProvisions } from './provisions/api.ts'
import { serveReferences } from './references/api.ts'

export function serveLegal(deps: Omit<InterestDeps, 'barredAmong'> & { readonly keptOut: KeptOut }): void {
  serveReferences(deps)
  serveLimitation(deps)
  serveInterest({ ...deps, barredAmong })
  serveNotices({ ...deps, debtsHeld: debtsHeldBeside(deps.keptOut) })
  serveInsolvency(deps)
  serveProvisions(deps)
  serveProceedings(deps)
  servePacks(deps)
  serveEvidence(deps)
}
