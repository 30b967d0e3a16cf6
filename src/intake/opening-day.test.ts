import { expect, test } from 'vitest'
import { day } from '../kernel/calendar.ts'
import { dayOfOpening, OpeningDays } from './opening-day.ts'

const line = (pieceOn: string | null, documentNo: string | null = 'FA-1', dueOn: string | null = null) => ({
  entryOn: day('2026-01-01'),
  pieceOn: pieceOn === null ? null : day(pieceOn),
  dueOn: dueOn === null ? null : day(dueOn),
  documentNo,
})
const on = (...given: Parameters<typeof line>) => {
  const found = dayOfOpening(line(...given))
  return `${found.on} ${found.isDated ? 'own' : 'unknown'}`
}

test.each<[string, string, Parameters<typeof line>]>([
  ['an earlier year', '2021-12-05 own', ['2021-12-05']],
  ['an earlier year, of a document without a number', '2021-12-05 own', ['2021-12-05', null]],
  ['the last day of the closed year, of a document', '2025-12-31 own', ['2025-12-31']],
  ['the last day of the closed year, of a balance', '2026-01-01 unknown', ['2025-12-31', null]],
  ['the day of the opening, number or not', '2026-01-01 unknown', ['2026-01-01']],
  ['the day on which the opening was typed', '2026-01-01 unknown', ['2026-04-18']],
  ['none', '2026-01-01 unknown', [null]],
  ['one older than any debt', '2026-01-01 unknown', ['2005-12-31']],
  ['none, and it fell due last year: it is no younger', '2025-11-30 unknown', ['2026-01-01', 'FA-1', '2025-11-30']],
  ['none, and it falls due this year', '2026-01-01 unknown', ['2026-01-01', 'FA-1', '2026-02-15']],
])('a line brought forward whose piece bears %s', (_case, expected, given) => expect(on(...given)).toBe(expected))

test('a day that all lines share is that of the closing; one other day among them, and each has its own', () => {
  const days = new OpeningDays()
  const note = (pieceOn: string) => days.note(day('2026-01-01'), dayOfOpening(line(pieceOn)))
  note('2025-12-31')
  note('2025-12-31')
  expect(days.areOfTheBooks).toBe(false)
  note('2025-12-31')
  expect(days.areOfTheBooks).toBe(true)
  note('2025-12-15')
  expect(days.areOfTheBooks).toBe(false)
})
