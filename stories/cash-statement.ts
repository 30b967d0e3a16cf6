import { cfonbRecords, type SampleMovement } from '../src/adapters/bank-files/cfonb-sample.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { type Story } from '../tools/testing/story.ts'
import { importFile } from './intake-ledger.ts'

/** Statements of one account for stories: each begins with what the one before ended with. */
const OPENING = 1_000_000

/** `2026-11-20` as a bank writes it. */
const ddmmyy = (on: string): string => `${on.slice(8)}${on.slice(5, 7)}${on.slice(2, 4)}`

export type Paid = {
  readonly on: string
  readonly euros: number
  readonly label: string
  readonly payer?: string
  readonly says?: string
  readonly reject?: string
  readonly reference?: string
}

export function statement(lines: readonly Paid[], openingCents = OPENING): Uint8Array {
  const movements = lines.map(
    ({ on, euros, label, payer, says, reject, reference }): SampleMovement => ({
      cents: Math.round(euros * 100),
      label,
      on: ddmmyy(on),
      valueOn: ddmmyy(on),
      ...(reject ? { reject } : {}),
      ...(reference ? { reference } : {}),
      details: [...(payer ? ([['NPY', payer]] as const) : []), ...(says ? ([['LCC', says]] as const) : [])],
    }),
  )
  const text = cfonbRecords({ account: '12345678901', openingCents, movements }).join('\r\n')
  return new TextEncoder().encode(`${text}\r\n`)
}

/** Imports a statement and lets matching do its work. */
export async function bankSays(story: Story, lines: readonly Paid[], name = 'releve.cfo'): Promise<void> {
  await importFile(story.owner, name, statement(lines))
  await story.runJobs()
}

/** Every bank line in short: what it is, in whose favour, what it was matched with. */
export async function linesOf(story: Story, show: 'open' | 'matched' | 'set_aside' | 'all' = 'all') {
  const { lines } = await story.owner.call(cashRoutes.lines, { query: { show } as never })
  return lines
}

export const lineOf = (story: Story, id: string) => story.owner.call(cashRoutes.line, { params: { id } })

/** The line with these words in its wording or payer. */
export async function lineSaying(story: Story, words: string) {
  const found = (await linesOf(story)).filter((line) => `${line.label} ${line.payerName}`.includes(words))
  if (found.length !== 1) throw new Error(`${found.length} lines say ${words}`)
  return lineOf(story, found[0]!.id)
}

/** Invoices settled, by a statement, before a story goes on. */
export const returned = (on: string, euros: number, payer: string, reject = '20'): Paid => ({
  on,
  euros: -euros,
  label: 'PRLV IMPAYE',
  payer,
  reject,
})
