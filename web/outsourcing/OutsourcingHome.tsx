import { Navigate, useLocation } from '@tanstack/react-router'
import { useMe } from '../access/session.ts'
import { linkTo } from '../design/link-to.ts'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { AuditPage } from './AuditPage.tsx'
import { useCollects } from './doors.ts'

/** The first page of outsourcing: who collects for others begins with the mandates it was given, everybody else with the audit. */
export function OutsourcingHome() {
  const { orgId } = useApi()
  const isKnown = useMe().data !== undefined
  const collects = useCollects()
  const { searchStr } = useLocation()
  if (!isKnown) return null
  // An address that says what of the audit it is about was kept by somebody.
  if (collects && searchStr === '')
    return <Navigate replace {...linkTo(urls.collectionMandates(orgId ?? 0, { voir: 'recus' }))} />
  return <AuditPage />
}
