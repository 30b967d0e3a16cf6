import { expect } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import type { Story } from '../tools/testing/story.ts'
import { upload } from './intake-ledger.ts'

/** One account as two formats name it: the IBAN holds the RIB that CFONB writes in `cash-statement.ts`. */
export const OURS = 'FR7630006000011234567890189'
export const OTHER = 'FR1420041010050500013M02606'

export type Line = { readonly on: string; readonly euros: number; readonly words: string; readonly reference?: string }
export type Mt940 = {
  readonly account?: string
  readonly opens: string
  readonly openingEuros: number
  readonly lines: readonly Line[]
  readonly closes: string
  /** What the statement writes, when it is not what its lines give. */
  readonly closingEuros?: number
}

const yymmdd = (on: string): string => on.slice(2).replaceAll('-', '')
const comma = (euros: number): string => Math.abs(euros).toFixed(2).replace('.', ',')
const side = (euros: number): string => (euros < 0 ? 'D' : 'C')
export const sum = (lines: readonly Line[]): number => lines.reduce((total, { euros }) => total + euros, 0)

/** One message for each statement; the lines stand at fixed places, so that refusals can be checked by line. */
export function mt940(statements: readonly Mt940[]): Uint8Array {
  const text = statements.flatMap(({ account = OURS, opens, openingEuros, lines, closes, closingEuros }, at) => {
    const closing = closingEuros ?? openingEuros + sum(lines)
    return [
      `:20:REL${at + 1}`,
      `:25:${account}`,
      `:28C:${at + 1}/1`,
      `:60F:${side(openingEuros)}${yymmdd(opens)}EUR${comma(openingEuros)}`,
      ...lines.flatMap(({ on, euros, words, reference = 'NONREF' }) => [
        `:61:${yymmdd(on)}${on.slice(5).replace('-', '')}${side(euros)}${comma(euros)}NTRF${reference}`,
        `:86:${words}`,
      ]),
      `:62F:${side(closing)}${yymmdd(closes)}EUR${comma(closing)}`,
      '-',
    ]
  })
  return new TextEncoder().encode(`${text.join('\r\n')}\r\n`)
}

export const text = (lines: readonly string[]): Uint8Array => new TextEncoder().encode(`${lines.join('\r\n')}\r\n`)

type Mapping = NonNullable<NonNullable<BodyIn<typeof intakeRoutes.preview>['options']>['mapping']>

/** Reads a table with the columns that are recognised, and the account a person names. */
export async function previewTable(
  story: Story,
  name: string,
  bytes: Uint8Array,
  account?: string,
  change: (mapping: Mapping) => Mapping = (mapping) => mapping,
) {
  const fileId = await upload(story.owner, name, bytes)
  const { suggestion } = await story.owner.call(intakeRoutes.table, { params: { id: fileId }, query: {} as never })
  const options = suggestion.mapping
    ? { mapping: change({ ...suggestion.mapping, currency: 'EUR', ...(account ? { account } : {}) }) }
    : {}
  const { id } = await story.owner.call(intakeRoutes.preview, { body: { fileId, options } })
  return story.owner.call(intakeRoutes.import, { params: { id } })
}

export async function commit(story: Story, shown: { id: string; refusal: { message: string } | null }) {
  expect(shown.refusal).toBeNull()
  return story.owner.call(intakeRoutes.commit, { params: { id: shown.id } })
}

/** Every bank line: day, euros and wording, the oldest first. */
export async function bankLines(story: Story): Promise<(readonly [string, number, string])[]> {
  const { lines } = await story.owner.call(cashRoutes.lines, { query: { show: 'all', limit: 500 } as never })
  return lines
    .map(({ bookedOn, cents, label, payerName }) => [bookedOn, cents / 100, payerName || label] as const)
    .sort((a, b) => (`${a[0]}${a[2]}${a[1]}` < `${b[0]}${b[2]}${b[1]}` ? -1 : 1))
}

export async function warningsOf(story: Story, id: string): Promise<{ code: string; message: string }[]> {
  const { rejections } = await story.owner.call(intakeRoutes.rejections, { params: { id }, query: {} as never })
  return rejections.map(({ code, message }) => ({ code, message: message.replace(/[\u00a0\u202f]/g, ' ') }))
}
