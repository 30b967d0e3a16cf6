import type { LocalDate } from '../../kernel/calendar.ts'
import type { CustomerKind } from '../../parties/model.ts'
import type { Age, Size } from '../audit/model.ts'
import type { FileFacts } from './model.ts'
import { ripeFiles } from './score.ts'

/** What of a provider's files a figure is made of. */
export const SHOWS = [
  'all',
  'running',
  'recovered',
  'unpaid',
  'fees',
  'complained',
  'disputed',
  'promised',
  'graded',
  'ripe',
] as const
export type Shows = (typeof SHOWS)[number]

export type Cut = {
  readonly age?: Age | undefined
  readonly size?: Size | undefined
  readonly kind?: CustomerKind | undefined
  readonly sector?: string | undefined
  readonly pilot?: boolean | undefined
  /** Month of placement, `2026-03`. */
  readonly month?: string | undefined
  readonly shows?: Shows | undefined
}

const SHOWN: Readonly<Record<Exclude<Shows, 'ripe'>, (file: FileFacts) => boolean>> = {
  all: () => true,
  running: ({ endedOn }) => endedOn === null,
  recovered: ({ receipts }) => receipts.length > 0,
  unpaid: ({ receipts }) => receipts.length === 0,
  fees: ({ feeCents }) => feeCents !== 0,
  complained: ({ complaints }) => complaints > 0,
  disputed: ({ disputes }) => disputes > 0,
  promised: ({ promises }) => promises > 0,
  graded: ({ grade }) => grade !== null,
}

/** The files of a figure, by the same rule as the figure. */
export function filesIn(files: readonly FileFacts[], cut: Cut, today: LocalDate): FileFacts[] {
  const { shows = 'all' } = cut
  const asked = shows === 'ripe' ? ripeFiles(files, today) : files.filter(SHOWN[shows])
  return asked.filter(
    (file) =>
      (cut.age === undefined || file.age === cut.age) &&
      (cut.size === undefined || file.size === cut.size) &&
      (cut.kind === undefined || file.kind === cut.kind) &&
      (cut.sector === undefined || file.sector === cut.sector) &&
      (cut.pilot === undefined || file.isPilot === cut.pilot) &&
      (cut.month === undefined || file.placedOn.startsWith(cut.month)),
  )
}
