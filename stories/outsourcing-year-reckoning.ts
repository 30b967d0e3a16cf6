/** What a year of collecting must come to, reckoned here from what happened and from the mandate’s words: no rule of the program is asked. */

/** 20 % of files under 1 000 €, 12 % from there on, of what was placed; VAT 20 %. */
const rateOf = (placedCents: number): bigint => (placedCents < 100_000 ? 20n : 12n)

/** Half a cent goes up; of a credit, down. */
const percent = (cents: number, rate: bigint): number => {
  const whole = (BigInt(Math.abs(cents)) * rate * 2n + 100n) / 200n
  return Math.sign(cents) * Number(whole)
}

type Kept = { readonly placedCents: number; received: number; fee: number }

export class Reckoning {
  readonly #files = new Map<string, Kept>()
  /** What each customer still owes, in cents, by code. */
  readonly owed = new Map<string, number>()
  placed = 0
  toAgency = 0
  toCreditor = 0
  returned = 0
  /** Received by the agency and not handed over. */
  held = 0
  remitted = 0
  fees = 0
  vat = 0
  /** Received after a file came home: past the days in which it earns a fee. */
  afterTail = 0

  owes(code: string, cents: number): void {
    this.owed.set(code, cents)
  }

  place(code: string): void {
    const placedCents = this.owed.get(code)!
    this.placed += placedCents
    this.#files.set(code, { placedCents, received: 0, fee: 0 })
  }

  /** A payment; `earns`: the provider has a fee on it. */
  pay(code: string, cents: number, to: 'agency' | 'creditor', earns = true): void {
    this.#left(code, -cents)
    if (to === 'agency') {
      this.toAgency += cents
      this.held += cents
    } else this.toCreditor += cents
    if (earns) this.#charge(code, cents)
    else this.afterTail += cents
  }

  /** A payment to the agency that came back before or after it was handed over. */
  bounce(code: string, cents: number, wasRemitted: boolean): void {
    this.#left(code, cents)
    this.returned += cents
    if (!wasRemitted) this.held -= cents
    this.#charge(code, -cents)
  }

  /** Everything that was held is handed over. */
  remit(): number {
    const cents = this.held
    this.remitted += cents
    this.held = 0
    return cents
  }

  /** A contested fee that the agency gave back. */
  giveBack(netCents: number): void {
    this.fees -= netCents
    this.vat -= percent(netCents, 20n)
  }

  feeOf(code: string): number {
    return this.#files.get(code)!.fee
  }

  get recovered(): number {
    return this.toAgency + this.toCreditor - this.returned
  }

  #left(code: string, cents: number): void {
    this.owed.set(code, this.owed.get(code)! + cents)
  }

  #charge(code: string, cents: number): void {
    const file = this.#files.get(code)!
    file.received += cents
    const fee = percent(file.received, rateOf(file.placedCents))
    this.fees += fee - file.fee
    this.vat += percent(fee - file.fee, 20n)
    file.fee = fee
  }
}
