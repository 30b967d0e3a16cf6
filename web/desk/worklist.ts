import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { deskRoutes, type EntryView } from '../../src/desk/contract.ts'
import { WORK_GROUPS, WORK_SORTS, type WorkGroup, type WorkSort } from '../../src/desk/model.ts'
import { type PagedRows, usePagedRows } from '../design/paged-rows.ts'
import { useApi } from '../wire/api.tsx'

export type { EntryView, WorkView } from '../../src/desk/contract.ts'
export type WorkBoard = z.output<typeof deskRoutes.workBoard.reply>
export type WorkFilter = Omit<z.input<typeof deskRoutes.worklist.query>, 'limit' | 'offset'>
export type Formula = NonNullable<z.output<typeof deskRoutes.workOf.reply>['formula']>

/** `voir` which work · `charge` whose customers · `mots` and `ordre` of the list · `client` or `action` what is open beside it */
export type WorkState = 'voir' | 'charge' | 'mots' | 'ordre' | 'client' | 'action'
export type WorkAt = { readonly [name in WorkState]?: string }

/** How the address names what is shown. */
export const GROUP_WORDS: Record<WorkGroup, string> = {
  calls: 'appels',
  emails: 'e-mails',
  letters: 'lettres',
  tasks: 'taches',
  answers: 'reponses',
  promises: 'promesses',
  trouble: 'a-reparer',
}
export const SNOOZED = 'reportees'
export const SORT_WORDS: Record<WorkSort, string> = { value: 'valeur', age: 'age', amount: 'montant' }
const MEMBER_WORDS: Readonly<Record<string, string>> = { moi: 'me', personne: 'none' }

export function filterOf(at: WorkAt): WorkFilter {
  const group = WORK_GROUPS.find((one) => GROUP_WORDS[one] === at.voir)
  const sort = WORK_SORTS.find((one) => SORT_WORDS[one] === at.ordre)
  return {
    show: at.voir === SNOOZED ? 'snoozed' : 'due',
    ...(group && { group }),
    ...(sort && { sort }),
    ...(at.charge && { member: MEMBER_WORDS[at.charge] ?? at.charge }),
    ...(at.mots && { words: at.mots }),
  }
}

/** The address of a kept list: what it says, and nothing of what was shown before. */
export const addressOf = ({ group, member, words, sort }: Omit<WorkFilter, 'show'>) => ({
  voir: group ? GROUP_WORDS[group] : null,
  charge: member ? (Object.entries(MEMBER_WORDS).find(([, one]) => one === member)?.[0] ?? member) : null,
  mots: words ?? null,
  ordre: sort ? SORT_WORDS[sort] : null,
  client: null,
  action: null,
})

/** The worklist, page by page. */
export function useWorklist(filter: WorkFilter): PagedRows<EntryView> {
  const api = useApi()
  return usePagedRows<EntryView>({
    queryKey: [...api.keyOf(deskRoutes.worklist), filter],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(deskRoutes.worklist, { query: { ...filter, offset, limit }, signal })
      return { rows: page.rows, total: page.count }
    },
  })
}

export function useWorkBoard(member: string | undefined) {
  const api = useApi()
  return useQuery({
    ...api.ask(deskRoutes.workBoard, { query: member ? { member } : {} }),
    placeholderData: (before) => before,
  })
}

/** Where a customer stands in its list, among the rows on screen; −1 when it is not there. */
export function placeOf(rows: PagedRows<EntryView>, customerId: string | null): number {
  if (customerId === null) return -1
  for (let index = 0; index < (rows.total ?? 0); index++) if (rows.rowAt(index)?.customerId === customerId) return index
  return -1
}

const ACTIONS = new Set(['call', 'task', 'email', 'letter', 'failed', 'uncertain'])
/** Work that is an action of reminders, which opens as one. */
export const isAction = ({ kind }: { kind: string }): boolean => ACTIONS.has(kind)
