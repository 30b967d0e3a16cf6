import { expect } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import type { StatementSummary } from '../src/cash/index.ts'
import { intakeRoutes } from '../src/intake/contract.ts'
import type { Story } from '../tools/testing/story.ts'
import type { Visitor } from '../tools/testing/visitor.ts'
import { expectSoundBooks } from './intake-ledger.ts'

type Shown = { readonly id: string; readonly summary: Readonly<Record<string, unknown>> }

/** Commits a statement that was previewed and takes it back: its lines are those announced, then none of them is left. */
export async function outcomeOfStatement(story: Story, shown: Shown): Promise<string> {
  const { owner } = story
  const { statements, rows } = shown.summary as {
    statements: StatementSummary[]
    rows: { created: number; known: number }
  }
  const codes = await codesOf(owner, shown.id)
  for (const one of statements) {
    const { openingCents, closingCents, inCents, outCents } = one
    // Lines and balances agree, or the preview says that they do not, or why some lines count in neither.
    if (openingCents !== null && closingCents !== null && openingCents + inCents - outCents !== closingCents)
      expect(
        codes.some((code) => /^(?:unbalanced|not_booked|foreign_entry|interim)/.test(code)),
        codes.join(),
      ).toBe(true)
    expect(one.accountId !== null || codes.includes('account_new')).toBe(true)
  }
  const before = await linesIn(owner)
  expect((await owner.call(intakeRoutes.commit, { params: { id: shown.id } })).state).toBe('committed')
  const after = await linesIn(owner)
  expect(after.count - before.count, 'the books gain the lines announced').toBe(rows.created)
  const moved = statements.reduce((sum, one) => sum + one.inCents - one.outCents, 0)
  if (rows.known === 0) expect(after.cents - before.cents).toBe(moved)
  await expectSoundBooks(story)
  await owner.call(intakeRoutes.withdraw, { params: { id: shown.id } })
  expect(await linesIn(owner), 'withdrawn, it was never there').toEqual(before)
  await expectSoundBooks(story)
  return 'committed'
}

async function codesOf(owner: Visitor, id: string): Promise<string[]> {
  const { rejections } = await owner.call(intakeRoutes.rejections, { params: { id }, query: { limit: 500 } as never })
  return rejections.map(({ code }) => code)
}

async function linesIn(owner: Visitor): Promise<{ count: number; cents: number }> {
  const { lines, count } = await owner.call(cashRoutes.lines, { query: { show: 'all', limit: 500 } as never })
  return { count, cents: lines.reduce((sum, line) => sum + line.cents, 0) }
}
