import { useQuery } from '@tanstack/react-query'
import { legalRoutes } from '../../src/legal/contract.ts'
import type { LawPart } from '../../src/statutes/written.ts'
import { useApi } from '../wire/api.tsx'

const UNTIL_KNOWN = { country: 'FR', isFrench: true, unwritten: [] } as const

/**
 * Whose law the screens show: `isFrench` until the organisation's country is known to be another; `unwritten`: parts of its own law that
 * nobody has written here.
 */
export function useLaw(): {
  readonly country: string
  readonly isFrench: boolean
  readonly unwritten: readonly LawPart[]
} {
  const api = useApi()
  return useQuery(api.ask(legalRoutes.lawKnown, {})).data ?? UNTIL_KNOWN
}
