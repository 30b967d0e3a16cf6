import type { Seat } from '../../tools/testing/browser.ts'

type Work = { kind: string; subjectId: string }
type Entry = { customerId: string; customerName: string; works: Work[]; snooze: { untilOn: string } | null }

/** Who stands on the worklist, as the server tells it; `query` narrows it down: `&group=emails`. */
export const entriesOf = async (seat: Seat, query = ''): Promise<Entry[]> =>
  (await seat.api<{ rows: Entry[] }>('GET', `/desk/worklist?limit=300${query}`)).rows

export const actionOf = ({ works }: Entry, kind: string): string => works.find((work) => work.kind === kind)!.subjectId

export const stateIn = async (seat: Seat, actionId: string): Promise<string> =>
  (await seat.api<{ action: { state: string } }>('GET', `/dunning/actions/${actionId}`)).action.state

export const timelineOf = async (seat: Seat, customerId: string): Promise<string> =>
  JSON.stringify(await seat.api('GET', `/customers/${customerId}/timeline`))

/** Whose panel the address says is open. */
export const openIn = ({ page }: Seat): string | null => new URL(page.url()).searchParams.get('client')
