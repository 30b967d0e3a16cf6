import { Outlet, useMatches } from '@tanstack/react-router'
import { accessWording } from '../../src/access/wording.ts'
import { useMembership } from '../access/membership.tsx'
import { EmptyState } from '../design/EmptyState.tsx'
import { useWords } from '../design/words.tsx'
import type { SectionId } from './urls.ts'
import { wording } from './wording.ts'

/** The pages that somebody of an agency has in a creditor's organisation, by what follows the section in the address. */
const AGENT_PAGES: Partial<Record<SectionId, readonly string[]>> = {
  aujourdhui: [''],
  clients: ['', '/$customerId'],
  litiges: [''],
  promesses: ['', '/echeanciers'],
  'balance-agee': [''],
}
export const AGENT_SECTIONS = Object.keys(AGENT_PAGES) as SectionId[]

const OPEN = new Set(
  Object.entries(AGENT_PAGES).flatMap(([section, pages]) => pages.map((rest) => `/o/$orgId/${section}${rest}`)),
)

/** The page of the address when it is one of theirs; why not, when it is the creditor's own. */
export function AgentPage() {
  const { t } = useWords()
  const { name } = useMembership()
  const at = (useMatches().at(-1)?.fullPath ?? '').replace(/\/$/, '')
  if (OPEN.has(at) || at === '/o/$orgId') return <Outlet />
  return (
    <EmptyState alone title={t(wording.notForAgentsTitle)}>
      {t(accessWording.notForAgents, { creditor: name })}
    </EmptyState>
  )
}
