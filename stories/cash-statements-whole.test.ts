import { expect, test } from 'vitest'
import { statementSamples } from './cash-statements-samples.ts'
import { oneStory } from './intake-ledger.ts'
import { outcomeOf } from './intake-outcome.ts'

const story = oneStory('2026-11-24')

test.each(statementSamples().map((sample) => [sample.name, sample] as const))(
  '%s, undamaged, is recorded with the lines it announces and taken back whole',
  async (_, sample) => {
    expect(await outcomeOf(story(), sample, await sample.build(sample.rows), 'empty')).toBe('committed')
  },
)
