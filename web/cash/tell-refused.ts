import { useQueryClient } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import { tellNotDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { RefusedByServer, tellFailure } from '../wire/failures.ts'
import { payerOf } from './LineList.tsx'
import { useLineRefresh } from './line-refresh.ts'
import type { LineView } from './lines.ts'
import { matchWords } from './match-wording.ts'

/**
 * Says why an act on a line was not done. A refusal usually means that a colleague, or a reading of the books, was there first:
 * the line is read again, and who took it is said. Gives whether the line is open no more.
 */
export function useTellRefused(line: LineView): (failure: unknown) => Promise<boolean> {
  const api = useApi()
  const client = useQueryClient()
  const { t, lang } = useWords()
  const refresh = useLineRefresh()
  return async (failure) => {
    const ask = api.ask(cashRoutes.line, { params: { id: line.id } })
    const now =
      failure instanceof RefusedByServer ? await client.fetchQuery({ ...ask, staleTime: 0 }).catch(() => null) : null
    if (!now || now.line.state === 'open') {
      tellNotDone(tellFailure(lang, failure))
      if (now) await refresh()
      return false
    }
    const [match] = now.matches.filter((one) => one.undoneAt === null)
    const payer = payerOf(line)
    if (!match) tellNotDone(t(matchWords.asideMeanwhile, { payer }))
    else if (match.how === 'automatic')
      tellNotDone(t(matchWords.matchedMeanwhile, { payer, customer: match.customerName }))
    else tellNotDone(t(matchWords.takenMeanwhile, { payer, customer: match.customerName, name: match.matchedBy }))
    return true
  }
}
