import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import type { BoardList } from '../../src/dunning/rules.ts'
import { type Money, sumsByCurrency } from '../../src/kernel/money.ts'
import { useApi } from '../wire/api.tsx'

export type Board = z.output<typeof dunningRoutes.board.reply>

export function useBoard() {
  const api = useApi()
  return useQuery(api.ask(dunningRoutes.board, {}))
}

export const listOf = (board: Board | undefined, list: BoardList) =>
  board?.lists.find((one) => one.list === list) ?? { list, count: 0, amounts: [] }

/** Amounts of several lists, per currency. */
export const amountsOf = (lists: readonly { amounts: readonly Money[] }[]): Money[] =>
  sumsByCurrency(lists.flatMap((list) => list.amounts))

/** Reminders that wait for fresher books. */
export const waitingForBooks = (board: Board): number =>
  board.held
    .filter(({ reasonCode }) => ['books_stale', 'bank_stale', 'books_unknown'].includes(reasonCode))
    .reduce((sum, { count }) => sum + count, 0)
