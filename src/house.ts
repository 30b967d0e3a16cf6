/**
 * The capabilities in knowing order: each may know those before it and nothing after it, in imports and in SQL alike.
 * Calls go left; facts go right. `tools/house.test.ts` enforces it.
 */
export const HOUSE: ReadonlyArray<readonly [name: string, sentence: string]> = [
  ['kernel', 'money, days, ids, verdicts and words: no I/O and no business noun'],
  ['statutes', 'dated law as data, each row with its citation; working days and payment terms'],
  ['platform', 'database, HTTP, jobs, clock, configuration: knows no business noun'],
  ['adapters', 'one folder per outside party: files, mail servers, printers'],
  ['trail', 'the tamper-evident record of who did what'],
  ['access', 'organisations, members, roles, sessions: who may act for whom'],
  ['parties', 'customers, people to contact, terms'],
  ['correspondence', 'templates, rendering, sending, proof: the memory of every contact'],
  ['ledger', 'items and allocations; never edits, reverses'],
  ['cash', 'bank lines, what each pays, applied and undone'],
  ['intake', 'preview, mapping profiles, commit, withdraw'],
  ['dunning', 'scenarios, holds, the daily decision, simulation'],
  ['desk', 'worklist, calls, notes'],
  ['insight', 'indicators and the dashboard: reads everyone, read by nobody'],
  ['main', 'wires everything and starts it'],
]
