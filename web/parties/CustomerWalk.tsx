import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ledgerRoutes } from '../../src/ledger/contract.ts'
import { Keys } from '../design/KeyboardHelp.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { type CustomersState, customersQuery, listStateOf } from './customer-list.tsx'
import classes from './parties.module.css'
import { wording } from './wording.ts'

type At = { readonly [name in CustomersState | 'rang']?: string }

/**
 * `[` and `]`: the customer before and after in the list one came from, in its order and with its filters; one key back
 * to it, however far one walked. Whoever came from elsewhere goes back there, as from any page.
 */
export function CustomerWalk({ at }: { at: At }) {
  const api = useApi()
  const navigate = useNavigate()
  const { t, count } = useWords()
  const list = listStateOf(at)
  const place = Number(at.rang)
  const known = Number.isInteger(place) && place >= 1
  const from = Math.max(0, place - 2)
  const around = useQuery({
    ...api.ask(ledgerRoutes.customers, { query: { ...customersQuery(at), offset: known ? from : 0, limit: 3 } }),
    enabled: known,
  })
  const rowAt = (rank: number) => (rank >= 1 ? around.data?.rows[rank - 1 - from] : undefined)
  const before = known ? rowAt(place - 1) : undefined
  const after = known ? rowAt(place + 1) : undefined
  const go = (row: { id: string } | undefined, rank: number) => () => {
    if (row)
      void navigate({
        href: urls.customer(api.orgId ?? 0, row.id, { ...list, rang: String(rank) }),
      })
  }
  const back = () => {
    void navigate({ href: urls.customers(api.orgId ?? 0, list) })
  }
  useKeys(
    [
      { keys: '[', does: wording.previous, group: 'move', run: go(before, place - 1) },
      { keys: ']', does: wording.next, group: 'move', run: go(after, place + 1) },
      { keys: 'Backspace', does: wording.backToList, group: 'move', run: back },
    ],
    known,
  )
  if (!known || !around.data) return null
  return (
    <span className={classes.walk}>
      <ActionIcon aria-label={t(wording.previous)} disabled={!before} onClick={go(before, place - 1)} size="sm">
        <IconChevronLeft size={16} aria-hidden />
      </ActionIcon>
      <Keys keys="[" />
      <span>{t(wording.position, { n: count(place), total: count(around.data.count) })}</span>
      <Keys keys="]" />
      <ActionIcon aria-label={t(wording.next)} disabled={!after} onClick={go(after, place + 1)} size="sm">
        <IconChevronRight size={16} aria-hidden />
      </ActionIcon>
    </span>
  )
}
