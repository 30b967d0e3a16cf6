import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import {
  FILE_SHOWS,
  FILE_SORTS,
  type FileShow,
  type FileSort,
  NEXT_WHATS,
  type NextWhat,
} from '../../src/desk/caseload/model.ts'
import { deskRoutes, type FileView } from '../../src/desk/contract.ts'
import { sizeCents } from '../../src/ledger/rules.ts'
import { type PagedRows, usePagedRows } from '../design/paged-rows.ts'
import { useApi } from '../wire/api.tsx'

export type { FileView } from '../../src/desk/contract.ts'
export type CaseloadBoard = z.output<typeof deskRoutes.caseloadBoard.reply>
export type CaseloadFilter = Omit<z.input<typeof deskRoutes.caseload.query>, 'limit' | 'offset' | 'sort'>
export type CaseloadAsked = CaseloadFilter & { readonly sort: FileSort }

/**
 * `pour` whose work · `voir` which part · `quoi` what to do · `creancier` · `charge` whose files · `montant`, `age` bands · `phase` · `mots`
 * and `ordre` of the list · `vue` files or creditors · `dossier` what is open beside it
 */
export type CaseloadState =
  | 'pour'
  | 'voir'
  | 'quoi'
  | 'creancier'
  | 'charge'
  | 'montant'
  | 'age'
  | 'phase'
  | 'mots'
  | 'ordre'
  | 'vue'
  | 'dossier'
export type CaseloadAt = { readonly [name in CaseloadState]?: string }

export const SHOW_WORDS: Record<FileShow, string> = {
  due: 'a-faire',
  later: 'plus-tard',
  waiting: 'en-attente',
  snoozed: 'reportes',
  all: 'tous',
}
const WHAT_WORDS: Record<NextWhat, string> = {
  instruction: 'instructions',
  answered: 'reponses',
  call_back: 'rappels',
  broken_promise: 'promesses-rompues',
  step: 'scenario',
  first_contact: 'premiers-contacts',
  follow_up: 'relances',
  promised: 'promesses',
  approval: 'accords',
  disputed: 'litiges',
}
export const WHAT_ADDRESSES = WHAT_WORDS
const SORT_WORDS: Record<FileSort, string> = { pressing: 'enjeu', age: 'age', amount: 'montant' }
export const SORT_ADDRESSES = SORT_WORDS
const MEMBERS: Readonly<Record<string, string>> = { moi: 'me', personne: 'none' }

/** Bands of ages in days: from, and below. */
export const AGE_BANDS: Readonly<Record<string, { lateFrom?: number; lateTo?: number }>> = {
  'moins-de-3-mois': { lateTo: 91 },
  'de-3-a-12-mois': { lateFrom: 91, lateTo: 365 },
  'plus-de-12-mois': { lateFrom: 365 },
}

/** Bands of amounts in minor units of a currency, by name. */
export function amountBands(currency: string): Record<string, { least?: number; most?: number }> {
  const [, low, high] = sizeCents(currency) as [number, number, number]
  return { petits: { most: low }, moyens: { least: low, most: high }, gros: { least: high } }
}

const keyOf = <Key extends string>(names: Record<Key, string>, word: string | undefined): Key | undefined =>
  (Object.keys(names) as Key[]).find((key) => names[key] === word)

/** What an address asks for; amounts are of the organisation's own currency. */
export function filterOf(at: CaseloadAt, currency: string): CaseloadAsked {
  const what = NEXT_WHATS.find((one) => WHAT_WORDS[one] === at.quoi)
  const band = at.montant ? amountBands(currency)[at.montant] : undefined
  return {
    show: keyOf(SHOW_WORDS, at.voir) ?? 'due',
    sort: FILE_SORTS.find((one) => SORT_WORDS[one] === at.ordre) ?? 'pressing',
    ...(what && { what }),
    ...(at.creancier && /^\d+$/.test(at.creancier) && { creditor: Number(at.creancier) }),
    ...(at.charge && { member: MEMBERS[at.charge] ?? at.charge }),
    ...(band && { ...band, currency }),
    ...(at.age && AGE_BANDS[at.age]),
    ...((at.phase === 'amicable' || at.phase === 'court') && { stage: at.phase }),
    ...(at.mots && { words: at.mots }),
  }
}

export const isNarrowed = (at: CaseloadAt): boolean =>
  [at.quoi, at.creancier, at.charge, at.montant, at.age, at.phase, at.mots].some(Boolean)

export const fileKey = ({ creditorOrgId, placementId }: FileView): string => `${creditorOrgId}.${placementId}`

export function fileOfKey(key: string): { creditorOrgId: number; placementId: string } {
  const [creditorOrgId, placementId] = key.split('.')
  return { creditorOrgId: Number(creditorOrgId), placementId: placementId ?? '' }
}

/** The list, page by page. */
export function useCaseload(asked: CaseloadAsked): PagedRows<FileView> {
  const api = useApi()
  return usePagedRows<FileView>({
    queryKey: [...api.keyOf(deskRoutes.caseload), asked],
    fetchPage: async ({ offset, limit, signal }) => {
      const page = await api.call(deskRoutes.caseload, { query: { ...asked, offset, limit }, signal })
      return { rows: page.files, total: page.count }
    },
  })
}

export function useCaseloadBoard({ sort: _sort, ...filter }: CaseloadAsked) {
  const api = useApi()
  return useQuery({ ...api.ask(deskRoutes.caseloadBoard, { query: filter }), placeholderData: (before) => before })
}

export const SHOWS: readonly FileShow[] = FILE_SHOWS
