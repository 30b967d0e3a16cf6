import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { openStage, ownerSeat, type Seat, type Stage } from './browser.ts'

/**
 * The stage of a test file and its owner's seat, open from before the first test until after the last; `prepare` fills the
 * books in between. Both are empty until then: tests and what they call read them, the file itself must not.
 */
export function staged(prepare: () => Promise<void> = async () => {}): { readonly stage: Stage; readonly seat: Seat } {
  const stage = {} as Stage
  const seat = {} as Seat
  beforeAll(async () => {
    Object.assign(stage, await openStage())
    Object.assign(seat, await ownerSeat(stage))
    await prepare()
  })
  // A stage that did not open has nothing to end, and its own failure is the one to read.
  afterAll(async () => {
    if ('end' in stage) await stage.end()
  })
  return { stage, seat }
}

/** What the page says, with plain spaces where French typography has narrow ones. */
export const saidOn = async (page: Page): Promise<string> =>
  (await page.locator('main').innerText()).replace(/[\u00a0\u202f]/g, ' ')

/** A file that is read takes its time on a busy machine; what never comes still fails. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 60_000 })
