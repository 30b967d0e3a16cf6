/** The books as a beginner would write them: lists and loops, one item at a time. The tests compare the real ones with these. */
export type NaiveItem = {
  readonly id: string
  readonly customerId: string
  readonly currency: string
  readonly side: 1 | -1
  readonly amountCents: number
  readonly issuedOn: string
  readonly dueOn: string
  readonly line: number
  settleKey: string | null
  openCents: number
  reversed: boolean
}
export type NaiveAllocation = {
  debitId: string
  creditId: string
  cents: number
  on: string
  undone: boolean
  byHand: boolean
}

export class NaiveLedger {
  readonly items = new Map<string, NaiveItem>()
  readonly allocations: NaiveAllocation[] = []

  /** Settles within the groups of `named`: debits with credits, oldest first, until one side is exhausted. */
  settle(named: readonly { id: string; settledOn: string | null }[]): void {
    // An item with nothing left has nothing to settle: naming it wakes no group. One that has wakes all that bear its key.
    const woken = new Set(
      named
        .map(({ id }) => this.items.get(id)!)
        .filter((item) => item.openCents > 0)
        .map((item) => item.settleKey),
    )
    const keys = new Set(
      [...this.items.values()].filter((item) => item.settleKey && woken.has(item.settleKey)).map(groupOf),
    )
    for (const key of keys) {
      const members = [...this.items.values()].filter(
        (item) => item.settleKey && groupOf(item) === key && item.openCents > 0 && !item.reversed,
      )
      const days = named
        .filter(
          ({ id, settledOn }) =>
            settledOn && groupOf(this.items.get(id)!) === key && members.some((item) => item.id === id),
        )
        .map(({ settledOn }) => settledOn!)
      const settledOn = days.sort().at(-1) ?? ''
      const order = (a: NaiveItem, b: NaiveItem) => (rank(a) < rank(b) ? -1 : 1)
      const credits = members.filter((item) => item.side === -1).sort(order)
      for (const debit of members.filter((item) => item.side === 1).sort(order))
        for (const credit of credits) {
          const cents = Math.min(debit.openCents, credit.openCents)
          if (cents > 0)
            this.allocate(
              debit.id,
              credit.id,
              cents,
              [settledOn, debit.issuedOn, credit.issuedOn].sort().at(-1)!,
              false,
            )
        }
    }
  }

  allocate(debitId: string, creditId: string, cents: number, on: string, byHand: boolean): void {
    this.items.get(debitId)!.openCents -= cents
    this.items.get(creditId)!.openCents -= cents
    this.allocations.push({ debitId, creditId, cents, on, undone: false, byHand })
  }

  undo(which: (allocation: NaiveAllocation) => boolean): void {
    for (const allocation of this.allocations) {
      if (allocation.undone || !which(allocation)) continue
      allocation.undone = true
      this.items.get(allocation.debitId)!.openCents += allocation.cents
      this.items.get(allocation.creditId)!.openCents += allocation.cents
    }
  }

  takeBack(id: string): void {
    const item = this.items.get(id)!
    item.reversed = true
    item.openCents = 0
  }
}

const groupOf = (item: NaiveItem): string => `${item.settleKey} ${item.customerId} ${item.currency}`
const rank = (item: NaiveItem): string => `${item.issuedOn} ${String(item.line).padStart(9, '0')} ${item.id}`
