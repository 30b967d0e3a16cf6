import { timelineOf } from '../desk/index.ts'
import type { History } from '../legal/index.ts'

/** What happened with a customer, page by page, for those who stand before the desk. Nothing has happened yet in the year 9999. */
export const history: History = async (tx, customerId, lang, most) => {
  const entries: Awaited<ReturnType<History>>[number][] = []
  let before: Date | null = new Date('9999-12-31T00:00:00Z')
  while (before !== null && entries.length < most) {
    const page = await timelineOf(tx, { customerIds: [customerId], before, limit: 200 }, lang)
    entries.push(...page.entries)
    before = page.next
  }
  return entries.slice(0, most)
}
