/** An advice as a payer would write it, for tests that read it again. */
export type SampleRow = {
  readonly no: string
  readonly isCredit: boolean
  /** Positive, before deduction. */
  readonly gross: number
  readonly deduction: number
}
export type SampleAdvice = {
  readonly payer: string
  readonly paidOn: string
  readonly rows: readonly SampleRow[]
  readonly style: SampleStyle
}
export type SampleStyle = {
  readonly lang: 'fr' | 'en'
  readonly group: ' ' | '\u00a0' | '\u202f' | '.' | ','
  readonly money: '' | '€' | 'EUR' | 'USD'
  /** How a credit note is told: by its sign, or by words. */
  readonly credit: 'sign' | 'words'
}
export type Layout = 'prose' | 'spaces' | 'tabs' | 'pipes' | 'csv'

export const paidCents = ({ isCredit, gross, deduction }: SampleRow): number => (isCredit ? -gross : gross - deduction)

export function writtenCents(cents: number, { group }: SampleStyle): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(?:\d{3})+$)/g, group)
  return `${cents < 0 ? '-' : ''}${whole}${group === ',' ? '.' : ','}${digits.slice(-2)}`
}

const WORDS = {
  fr: {
    payer: 'Payeur',
    day: 'Date de paiement',
    invoice: 'facture',
    credit: 'avoir',
    total: 'Total viré',
    off: 'escompte',
  },
  en: {
    payer: 'Payer',
    day: 'Payment date',
    invoice: 'invoice',
    credit: 'credit note',
    total: 'Total paid',
    off: 'discount',
  },
} as const
const HEADINGS = {
  fr: {
    plain: ['N° facture', 'Type', 'Montant'],
    full: ['N° facture', 'Type', 'Montant brut', 'Escompte', 'Net payé'],
  },
  en: {
    plain: ['Invoice no', 'Type', 'Amount'],
    full: ['Invoice no', 'Type', 'Gross amount', 'Discount', 'Amount paid'],
  },
} as const

const total = (advice: SampleAdvice): number => advice.rows.reduce((sum, row) => sum + paidCents(row), 0)

/** The cells of the table, heading first, total last. */
export function tableOf(advice: SampleAdvice): string[][] {
  const { style, rows } = advice
  const words = WORDS[style.lang]
  const isFull = rows.some((row) => row.deduction > 0)
  const written = (cents: number) => writtenCents(cents, style)
  const last = `${written(total(advice))}${style.money && ` ${style.money}`}`
  return [
    [...HEADINGS[style.lang][isFull ? 'full' : 'plain']],
    ...rows.map((row) => {
      const sign = row.isCredit && style.credit === 'sign' ? -1 : 1
      const kind = row.isCredit ? words.credit : words.invoice
      const paid = written(row.isCredit ? sign * row.gross : paidCents(row))
      return isFull
        ? [row.no, kind, written(sign * row.gross), row.deduction > 0 ? written(row.deduction) : '', paid]
        : [row.no, kind, paid]
    }),
    isFull ? [words.total, '', '', '', last] : [words.total, '', last],
  ]
}

export const headLines = ({ payer, paidOn, style: { lang } }: SampleAdvice): string[] => [
  `${WORDS[lang].payer} : ${payer}`,
  `${WORDS[lang].day} : ${lang === 'fr' ? paidOn.split('-').toReversed().join('/') : paidOn}`,
]

export function writeAdvice(advice: SampleAdvice, layout: Layout): string {
  const head = headLines(advice)
  if (layout === 'prose') return [...head, '', ...proseOf(advice)].join('\n')
  const table = tableOf(advice)
  if (layout === 'csv') {
    const quoted = (cell: string) => (/[,;"]/.test(cell) ? `"${cell}"` : cell)
    return [...head.map((line) => line.split(' : ')), ...table].map((cells) => cells.map(quoted).join(';')).join('\r\n')
  }
  if (layout === 'spaces') {
    const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => row[column]!.length)) + 3)
    const lines = table.map((row) =>
      row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join(''),
    )
    return [...head, '', ...lines].join('\n')
  }
  const lines = table.map((row) => (layout === 'tabs' ? row.join('\t') : `| ${row.join(' | ')} |`))
  return [...head, '', ...lines].join('\n')
}

function proseOf(advice: SampleAdvice): string[] {
  const { style, rows } = advice
  const words = WORDS[style.lang]
  const written = (cents: number) => `${writtenCents(cents, style)}${style.money && ` ${style.money}`}`
  const lines = rows.map((row) => {
    if (row.isCredit)
      return `- ${words.credit} ${row.no} : ${written(style.credit === 'sign' ? -row.gross : row.gross)}`
    const less = style.lang === 'fr' ? 'moins' : 'less'
    const off = row.deduction > 0 ? ` ${less} ${words.off} ${written(row.deduction)}` : ''
    return `- ${words.invoice} ${row.no} : ${written(row.gross)}${off}`
  })
  return [...lines, `${words.total} : ${written(total(advice))}`]
}
