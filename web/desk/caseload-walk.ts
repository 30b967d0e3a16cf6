import { deskRoutes } from '../../src/desk/contract.ts'
import { apiOf } from '../wire/api.tsx'
import type { CaseloadAsked, FileView } from './caseload.ts'

/** A list walked from file to file, each opened where its creditor keeps it: kept for the window, as the pages it crosses are of several organisations. */
export type CaseloadWalk = {
  readonly agencyOrgId: number
  readonly asked: CaseloadAsked
  /** The address of the list. */
  readonly back: string
  /** Those that were opened, in their order, and the one that is. */
  readonly files: readonly FileView[]
  readonly at: number
}

const STORED = 'quittance-caseload-walk'

export function keepWalk(walk: CaseloadWalk | null): void {
  try {
    if (walk) sessionStorage.setItem(STORED, JSON.stringify(walk))
    else sessionStorage.removeItem(STORED)
  } catch {
    // A browser that keeps nothing opens files one by one.
  }
}

export function keptWalk(): CaseloadWalk | null {
  try {
    return JSON.parse(sessionStorage.getItem(STORED) ?? 'null') as CaseloadWalk | null
  } catch {
    return null
  }
}

/** The file after the one that is open: one that was opened already, or what now follows in the list. */
export async function walkOn(walk: CaseloadWalk): Promise<CaseloadWalk | null> {
  if (walk.at + 1 < walk.files.length) return { ...walk, at: walk.at + 1 }
  const { placementId, pressing, oldestOn, openCents, currency } = walk.files[walk.at]!
  const query = {
    ...walk.asked,
    ...{ placementId, pressing, openCents, inCurrency: currency },
    ...(oldestOn === null ? {} : { oldestOn }),
  }
  const { file } = await apiOf(walk.agencyOrgId).call(deskRoutes.nextFile, { query })
  return file && { ...walk, files: [...walk.files, file], at: walk.at + 1 }
}
