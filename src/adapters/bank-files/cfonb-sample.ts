/** Hand-made CFONB 120 statements for tests: written by position, so that the reader is not its own judge. */
export type SampleMovement = {
  cents: number
  label: string
  on?: string
  valueOn?: string
  code?: string
  reject?: string
  reference?: string
  details?: readonly (readonly [qualifier: string, data: string])[]
}

export type SampleAccount = {
  account: string
  openingCents: number
  movements: readonly SampleMovement[]
  currency?: string
  decimals?: string
  closingCents?: number
}

const CREDIT = '{ABCDEFGHI'
const DEBIT = '}JKLMNOPQR'

export function overpunched(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(14, '0')
  return digits.slice(0, 13) + (cents < 0 ? DEBIT : CREDIT)[Number(digits[13])]
}

function record(fields: readonly (readonly [at: number, text: string])[]): string {
  const chars = Array.from({ length: 120 }, () => ' ')
  for (const [at, text] of fields) for (const [i, char] of [...text].entries()) chars[at - 1 + i] = char
  return chars.join('')
}

export function cfonbRecords({ account, openingCents, movements, ...options }: SampleAccount): string[] {
  const { currency = 'EUR', decimals = '2' } = options
  const sum = movements.reduce((total, { cents }) => total + cents, openingCents)
  const common = (code: string) =>
    [
      [1, code],
      [3, '30006'],
      [12, '00001'],
      [17, currency],
      [20, decimals],
      [22, account],
    ] as const
  const balance = (code: string, on: string, cents: number) =>
    record([...common(code), [35, on], [91, overpunched(cents)]])
  return [
    balance('01', '191126', openingCents),
    ...movements.flatMap((movement) => {
      const { cents, label, on = '201126', valueOn = '201126', code = '18', details = [] } = movement
      return [
        record([
          ...common('04'),
          [8, 'VSCT'],
          [33, code],
          [35, on],
          [41, movement.reject ?? ''],
          [43, valueOn],
          [49, label],
          [82, '0000001'],
          [91, overpunched(cents)],
          [105, movement.reference ?? ''],
        ]),
        ...details.map(([qualifier, data]) =>
          record([...common('05'), [33, code], [35, on], [46, qualifier], [49, data]]),
        ),
      ]
    }),
    balance('07', '201126', options.closingCents ?? sum),
  ]
}

/** Two accounts, money both ways, a returned debit: 9 records and a file that balances. */
export const TWO_ACCOUNTS: readonly SampleAccount[] = [
  {
    account: '12345678901',
    openingCents: 150_000,
    movements: [
      {
        cents: 240_000,
        label: 'VIR SEPA RECU BATI SUD SARL',
        reference: 'FAC2026-0142',
        details: [
          ['NPY', 'BATI SUD SARL'],
          ['LCC', 'FACTURES 2026-0142 ET 2026-0150 MOINS AVOIR AV-0007'],
          ['RCN', 'NOTPROVIDED'],
        ],
      },
      { cents: -88_055, label: 'PRLV IMPAYE MEUBLES OUEST', code: 'B2', reject: '20', reference: 'E2E-000771' },
    ],
  },
  { account: '0000888899H', openingCents: -19_040, movements: [{ cents: -1_070, label: 'FRAIS', code: '62' }] },
]

export const cfonbFile = (accounts: readonly SampleAccount[], lineEnd = '\r\n'): string =>
  accounts
    .flatMap(cfonbRecords)
    .map((line) => line + lineEnd)
    .join('')
