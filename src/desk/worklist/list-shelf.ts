import { snapshotShelf } from '../../platform/snapshot-shelf.ts'
import { type Asking, type Everybody, everyEntry } from './entries.ts'

/** Entries of all the lists that are kept, some hundreds of megabytes. */
const MOST_ENTRIES = 300_000

/** Whole worklists just reckoned, while nobody writes anything. */
export const listShelf = () =>
  snapshotShelf<Asking, Everybody>({
    // What waits may change with the hour alone: a minute is the same moment.
    keyOf: ({ today, now }) => `${today} ${Math.floor(now.getTime() / 60_000)}`,
    reckon: everyEntry,
    sizeOf: ({ entries }) => entries.length,
    most: MOST_ENTRIES,
  })
