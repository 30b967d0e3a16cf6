import { expect } from 'vitest'
import { intakeRoutes } from '../src/intake/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import type { Sample } from '../tools/testing/damage.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { outcomeOfStatement } from './cash-statements-outcome.ts'
import {
  expectSoundBooks,
  expectToldInBothLanguages,
  fingerprintOfBooks,
  importFile,
  preview,
  snapshotOfBooks,
  snapshotOfParties,
} from './intake-ledger.ts'
import { SAMPLES_ON, smallSamples } from './intake-samples.ts'

export const { ledgers, lists, statements } = smallSamples()
const asOf = { asOf: SAMPLES_ON }

/** The books a damaged file meets: none yet, or those of the same company brought in whole before. */
const BOOKS = {
  empty: async () => {},
  ledger: async (story: Story) => importSample(story, ledgers[0]!),
  lists: async (story: Story) => {
    await importSample(story, lists[1]!, asOf)
    await importSample(story, lists[3]!)
  },
  statements: async (story: Story) => importSample(story, statements[2]!),
}
export type Books = keyof typeof BOOKS

const importSample = async (story: Story, sample: Sample, options = {}): Promise<void> =>
  void (await importFile(story.owner, sample.name, await sample.build(sample.rows), options))

/** Stories are used again as long as every file leaves them as it found them. */
const stories = new Map<Books, { story: Story; uses: number }>()
const MOST_USES = 150

export async function storyWith(books: Books): Promise<Story> {
  const known = stories.get(books)
  if (known && known.uses++ < MOST_USES) return known.story
  await forget(books)
  const story = await tellStory('2026-03-02')
  stories.set(books, { story, uses: 1 })
  await BOOKS[books](story)
  return story
}

export async function forget(books: Books): Promise<void> {
  await stories.get(books)?.story.end()
  stories.delete(books)
}

export async function forgetAll(): Promise<void> {
  for (const books of stories.keys()) await forget(books)
}

/** Brings a file in and takes it back; says what became of it. Whatever the file, nothing is written by halves. */
export async function outcomeOf(story: Story, sample: Sample, bytes: Uint8Array, books: Books): Promise<string> {
  const { owner } = story
  const before = await fingerprintOfBooks(story)
  const shown = await preview(owner, sample.name, bytes)
  expect(await fingerprintOfBooks(story), 'a preview writes nothing').toEqual(before)
  await expectToldInBothLanguages(story, shown.id)
  if (shown.state === 'refused') {
    const asked = await owner.ask(intakeRoutes.commit, { params: { id: shown.id } })
    expect(asked.refusal?.code).toBe('changed_meanwhile')
    return shown.refusal!.code
  }
  expect(shown.state).toBe('previewed')
  if (shown.kind === 'bank_statement') return outcomeOfStatement(story, shown)
  const { kind, summary, facts } = shown as typeof shown & { summary: Summary }
  if (kind === 'fec') expect(Number(facts.total_debit)).toBe(Number(facts.total_credit))
  const held = [await snapshotOfBooks(story), await snapshotOfParties(story)]
  const owed = await owedByCurrency(owner)
  const gain = kind === 'contacts' ? {} : await announcedGain(owner, shown.id, summary)
  const control = Object.fromEntries((summary.amounts ?? []).map((row) => [row.currency, row.controlCents]))
  // A ledger adds up in the currency of the books alone; what is owed in others is checked against the preview.
  if (books === 'empty' && kind === 'fec' && summary.rows.ignored === 0) expect(gain.EUR).toBe(control.EUR)
  if (books === 'empty' && kind !== 'fec') expect(withoutZeros(gain)).toEqual(withoutZeros(control))

  expect((await owner.call(intakeRoutes.commit, { params: { id: shown.id } })).state).toBe('committed')
  expect(await owedByCurrency(owner), 'the books gain what was announced').toEqual(sumOf(owed, gain))
  await expectSoundBooks(story)
  await owner.call(intakeRoutes.withdraw, { params: { id: shown.id } })
  expect([await snapshotOfBooks(story), await snapshotOfParties(story)], 'withdrawn, it was never there').toEqual(held)
  await expectSoundBooks(story)
  return 'committed'
}

type Cents = Record<string, number>
type Summary = {
  rows: { ignored: number }
  amounts?: { currency: string; createdDebitCents: number; createdCreditCents: number; controlCents: number }[]
}

const withoutZeros = (cents: Cents): Cents =>
  Object.fromEntries(Object.entries(cents).filter(([, value]) => value !== 0))
const sumOf = (one: Cents, other: Cents): Cents => {
  const all = new Set([...Object.keys(one), ...Object.keys(other)])
  return withoutZeros(Object.fromEntries([...all].map((key) => [key, (one[key] ?? 0) + (other[key] ?? 0)])))
}

/** What the preview says the books will gain, per currency: its new rows less those it takes back. */
async function announcedGain(owner: Visitor, id: string, summary: Summary): Promise<Cents> {
  const gain: Cents = {}
  for (const row of summary.amounts ?? []) gain[row.currency] = row.createdDebitCents - row.createdCreditCents
  const { rows } = await owner.call(intakeRoutes.rows, {
    params: { id },
    query: { show: 'vanished', limit: 500 } as never,
  })
  for (const row of rows) gain[row.currency] = (gain[row.currency] ?? 0) - row.side * row.amountCents
  return gain
}

/** What all customers owe together, per currency, as the customer list shows it. */
async function owedByCurrency(owner: Visitor): Promise<Cents> {
  const { rows } = await owner.call(ledgerRoutes.customers, { query: { limit: 500 } as never })
  return rows
    .flatMap((row) => row.balances)
    .reduce((owed, { currency, outstandingCents }) => sumOf(owed, { [currency]: outstandingCents }), {} as Cents)
}
