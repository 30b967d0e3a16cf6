import type { LocalDate } from '../../kernel/calendar.ts'
import { type EvidenceMark, type StatuteBook, statuteOn } from '../../statutes/index.ts'
import { CHANNELS, type Channel } from './model.ts'
import { MEGABYTE } from './rules.ts'

/** What a channel takes: megabytes of one file and of one sending; null: as much as one likes. `mark`: how sure that is. */
export type ChannelLimits = {
  readonly channel: Channel
  readonly fileMb: number | null
  readonly sendingMb: number | null
  readonly mark: EvidenceMark | null
  readonly citation: string
}

/** The limits of a channel on a day, as rows of the law say (law sheet §6.3): none of them is confirmed, and an administrator corrects them. */
export function limitsOf(book: StatuteBook, channel: Channel, on: LocalDate): ChannelLimits {
  const subject = channel === 'rpva' ? 'filing_rpva_limit' : channel === 'tribunal_digital' ? 'filing_file_limit' : null
  const row = subject && statuteOn(book, subject, on)
  const limit = row?.value ?? null
  return {
    channel,
    fileMb: limit,
    sendingMb: channel === 'rpva' ? limit : null,
    mark: row?.mark ?? null,
    citation: row?.citation ?? '',
  }
}

export const allLimits = (book: StatuteBook, on: LocalDate): ChannelLimits[] =>
  CHANNELS.map((channel) => limitsOf(book, channel, on))

/**
 * In which sending each file leaves, from 1 on, in their order: as many as one takes. A file larger than a sending goes alone; whether it may
 * be filed at all is told before.
 */
export function sendingsOf(sizes: readonly number[], sendingMb: number | null): number[] {
  if (sendingMb === null) return sizes.map(() => 1)
  const most = sendingMb * MEGABYTE
  let sending = 1
  let held = 0
  return sizes.map((size) => {
    if (held > 0 && held + size > most) {
      sending += 1
      held = 0
    }
    held += size
    return sending
  })
}
