import { useQuery } from '@tanstack/react-query'
import { classWording } from '../../src/cash/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import type { CashState, LineFilter } from './lines.ts'
import { wording } from './wording.ts'

/** What takes the lines back to all of them. */
export const NO_NARROWING = { client: null, au: null, recus: null, jugees: null, ligne: null } as const

type Props = { filter: LineFilter; onChange(change: { readonly [name in CashState]?: string | null }): void }

/** To which money a figure of another page has narrowed the list, and the way back to all lines. */
export function NarrowedLines({ filter: { customerId, until, received, judged, class: cls }, onChange }: Props) {
  const api = useApi()
  const { t, day } = useWords()
  const customer = useQuery({
    ...api.ask(partiesRoutes.customer, { params: { id: customerId ?? '' } }),
    enabled: customerId !== undefined,
  })
  if (!customerId && !until && !received && !judged) return null
  const said = [
    ...(judged
      ? [...(cls ? [t(classWording[cls])] : []), t(wording.onlyJudged, { judged })]
      : [t(wording.onlyReceived)]),
    ...(customerId ? [t(wording.onlyOf, { name: customer.data?.customer.name ?? '…' })] : []),
    ...(until ? [t(wording.onlyUntil, { day: day(until as LocalDate) })] : []),
  ]
  return (
    <span className={detail.quiet}>
      {said.join(' · ')}{' '}
      <button type="button" className={detail.link} onClick={() => onChange(NO_NARROWING)}>
        {t(wording.everyLine)}
      </button>
    </span>
  )
}
