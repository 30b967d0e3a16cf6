import type { Currency } from '../../kernel/money.ts'
import type { Findings } from './bank-reading.ts'
import type { Balance, BankRecord, StatementHead } from './model.ts'
import { textWording } from './wording-text.ts'

/** Whether a statement that does not add up stops the file (`refuse`) or is shown with its gap (`flag`). */
export type OnGap = 'refuse' | 'flag'

/** Adds up the statements of a file one after the other, and compares each opening with the last closing of its account. */
export class BalanceKeeper {
  statements = 0
  entries = 0
  sumCents = 0
  private head: StatementHead | null = null
  private exact = true
  private readonly closings = new Map<string, Balance>()
  private readonly findings: Findings
  private readonly onGap: OnGap

  constructor(findings: Findings, onGap: OnGap) {
    this.findings = findings
    this.onGap = onGap
  }

  begin(head: Omit<StatementHead, 'no'>): BankRecord {
    this.head = { no: ++this.statements, ...head }
    this.entries = 0
    this.sumCents = 0
    this.exact = true
    const previous = this.closings.get(this.account())
    const { opening, line, no } = this.head
    if (previous && opening && previous.cents !== opening.cents && previous.currency === opening.currency)
      this.findings.remark('balance_gap', textWording.balanceGap, {
        statement: no,
        line,
        opening: { cents: opening.cents, currency: opening.currency },
        previous: { cents: previous.cents, currency: previous.currency },
      })
    return { is: 'statement', ...this.head }
  }

  add(cents: number): void {
    this.entries++
    this.sumCents += cents
    this.exact &&= Number.isSafeInteger(this.sumCents)
  }

  /** `reliable` is false when a line of the statement could not be read: its gap then says nothing more. */
  end(line: number, closing: Balance | null, reliable: boolean): BankRecord {
    const head = this.head!
    const { entries, sumCents } = this
    const computed = head.opening && head.opening.cents + sumCents
    const currency = closing?.currency ?? head.account.currency ?? 'EUR'
    if (!this.exact || !Number.isSafeInteger(computed ?? 0))
      this.findings.defects.add('absurd_amount', textWording.absurdAmount, { line, column: 'Σ', value: `${sumCents}` })
    const balanced = closing && computed !== null ? closing.cents === computed : null
    if (balanced === false && reliable) this.tellGap(head, line, closing!.cents, computed!, currency)
    if (closing) this.closings.set(this.account(), closing)
    return { is: 'end', no: head.no, line, closing, entries, sumCents, balanced }
  }

  private tellGap(head: StatementHead, line: number, closing: number, computed: number, currency: Currency): void {
    const money = (cents: number) => ({ cents, currency })
    const params = {
      statement: head.no,
      line,
      opening: money(head.opening!.cents),
      sum: money(this.sumCents),
      computed: money(computed),
      closing: money(closing),
      gap: money(closing - computed),
    }
    if (this.onGap === 'flag') this.findings.remark('unbalanced', textWording.unbalanced, params)
    else {
      const value = String(params.gap.cents)
      this.findings.defects.add('unbalanced', textWording.unbalanced, { line, column: '', value }, params)
    }
  }

  private account(): string {
    const { iban, rib, other, currency } = this.head!.account
    return `${iban ?? rib ?? other ?? ''} ${currency ?? ''}`
  }
}
