import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { cashRoutes } from '../../src/cash/contract.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { ItemView, ledgerRoutes } from '../../src/ledger/contract.ts'
import { useIsAgent } from '../access/membership.tsx'
import { UndoSettlement } from '../cash/UndoSettlement.tsx'
import { Amount } from '../design/Amount.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { itemName } from './item-words.ts'
import classes from './ledger.module.css'
import { wording } from './wording.ts'

type Allocation = z.output<typeof ledgerRoutes.item.reply>['allocations'][number]
/** As many as the API gives of one item. */
const MOST = 500

/** What settled an item, or what it settled, each opening the item on the other side. An undone one stays, struck out. */
export function Settlements({
  item,
  allocations,
  onItem,
}: {
  item: ItemView
  allocations: readonly Allocation[]
  onItem(itemId: string): void
}) {
  const api = useApi()
  const isAgent = useIsAgent()
  const { t, lang, day } = useWords()
  const undoing = new Map(allocations.flatMap((one) => (one.reverses ? [[one.reverses, one] as const] : [])))
  const made = allocations.filter((one) => one.reverses === null)
  const found = useQuery({
    ...api.ask(cashRoutes.settlementsByHand, { params: { id: item.id } }),
    enabled: made.length > 0 && !isAgent,
  })
  const byHand = new Set(found.data?.allocationIds)
  return (
    <section>
      <h3 className={classes.part}>{t(wording.settlements)}</h3>
      {made.length === 0 && <p className={classes.quiet}>{t(wording.noSettlement)}</p>}
      <ul className={classes.settlements}>
        {made.map((one) => {
          const undone = undoing.get(one.id)
          const name = itemName(lang, one.other)
          return (
            <li key={one.id} data-undone={undone ? true : undefined}>
              <button
                type="button"
                className={classes.link}
                onClick={() => onItem(one.other.id)}
                title={t(wording.openItem, { name })}
              >
                {name}
              </button>
              <span className={classes.quiet}>
                {undone
                  ? t(wording.undoneOn, { day: day(undone.allocatedOn as LocalDate) })
                  : t(wording.settledOn, { day: day(one.allocatedOn as LocalDate) })}{' '}
                {byHand.has(one.id) && <UndoSettlement allocationId={one.id} name={name} />}
              </span>
              <Amount cents={-item.side * one.amountCents} currency={item.currency} />
            </li>
          )
        })}
      </ul>
      {allocations.length >= MOST && <p className={classes.quiet}>{t(wording.settlementsCut)}</p>}
    </section>
  )
}
