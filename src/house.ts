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
  ['documents', 'files kept for customers: invoices as they were sent, orders, contracts, proofs'],
  ['disputes', 'what is contested, what it freezes, how it ends'],
  ['promises', 'promises to pay and instalment plans'],
  [
    'legal',
    'what the law adds to a debt and takes from it: rates and delays as the organisation reads them, interest, limitation',
  ],
  [
    'outsourcing',
    'claims collected by others: audit, providers, mandates, placements, money held for creditors, results',
  ],
  ['dunning', 'scenarios, holds, the daily decision, simulation'],
  ['replies', 'what customers answer, read and proposed'],
  ['colleagues', 'what colleagues without an account are asked and told, and answer from a signed link'],
  ['desk', 'worklist, calls, notes'],
  ['portal', 'what a customer may do on its own page, behind a signed link'],
  ['insight', 'indicators and the dashboard: reads everyone, read by nobody'],
  ['main', 'wires everything and starts it'],
]

/**
 * The rooms of a capability that outgrew one folder, in knowing order as well. Its root keeps the doors, which know every room
 * and which no room knows, and the nouns that every room knows.
 */
export const ROOMS: Readonly<Record<string, ReadonlyArray<readonly [name: string, sentence: string]>>> = {
  desk: [
    ['worklist', 'who is worked with next and why, put off, dealt out and kept under a name'],
    ['caseload', 'what an agency has in hand for all its creditors, as one list'],
    ['calls', 'what a caller is led by'],
    ['targets', 'what members mean to do in a month, and how far they are'],
  ],
  dunning: [
    ['scenarios', 'the ladders, who follows which, and what may be kept'],
    ['segments', 'which customers follow which scenario, by what they are and how they pay'],
    ['deciding', 'the decision itself: guards, ladders, days; pure'],
    ['collectors', 'agencies for which the same is decided about what is placed with them'],
    ['days', 'what is known of customers on a day, and the nightly run that decides'],
    ['actions', 'what is to be done: approved, put off, composed, handed over'],
    ['simulation', 'the same decision over other days, nothing sent'],
    ['building', 'a scenario while it is written: what is wrong with it, and what a step of it would say'],
    ['customers', 'how one customer is reminded: scenario, level, holds'],
    ['trials', 'two scenarios compared on one segment, and what each brought in'],
    ['agencies', 'what somebody of an agency reads, writes and says yes to about debtors in its hands'],
  ],
  legal: [
    ['references', 'the law as dated rows: those shipped, and what the organisation added or corrected'],
    ['interest', 'late interest and the fixed indemnity: reckoned, claimed, waived'],
    ['limitation', 'the day on which each debt is barred, what moves it, and what is at risk'],
    ['notices', 'formal notices: what each says, how it left, what proves it and what it changes'],
    [
      'insolvency',
      'customers that a court protects: what was published, what is frozen, what must be declared by when',
    ],
    ['proceedings', 'the way to a title: which route, each act with its day, each delay that it opens, what it costs'],
    ['packs', 'what is filed with a court: the request, its exhibits and their list'],
    ['provisions', 'doubtful debts: what to set aside, the VAT that comes back, what is lost'],
    ['evidence', 'one file of everything that proves a debt'],
  ],
  outsourcing: [
    ['tariffs', 'what a provider asks for its work, as data: tiers, minimums, caps, side costs, VAT; pure'],
    [
      'audit',
      'what the books would make of collecting through others: by amount, age and customer, and what is missing',
    ],
    ['comparing', 'collected here, by others or by both: what stays in the pocket'],
    ['providers', 'who might collect for us, its papers, what it quotes, and how quotes compare'],
    ['mandates', 'the written agreement: what it says, by version, who signed, and what keeps it from being used'],
    ['placements', 'what is handed over, to whom, from which day to which; what may not be, and why'],
    ['receipts', 'what debtors paid of placed claims, to whom, and the money that is held for creditors'],
    ['fees', 'what collecting costs: charged by the tariff, contested, invoiced, paid'],
    ['remittances', 'money of debtors handed over to creditors: planned, made, paid, found at the bank'],
    ['requests', 'what whoever collects asks of the creditor about a file, and what it is answered'],
    ['voice', 'as whom a provider writes to debtors, what it must tell them, and the letter by which it first did'],
    ['results', 'how providers did: the service they owe, what they recovered and cost, against what they promised'],
    ['closing', 'how a mandate ends: what follows, what it came to, what is handed back, exported and erased'],
    ['pages', 'what a provider without an account here reads and answers, behind a signed link'],
  ],
  cash: [
    ['words', 'what payers and banks write, read without looking anything up'],
    ['journal', 'what happened here, given to the accounts once'],
    ['lines', 'bank lines as kept: what is proposed for each, refused, matched and booked'],
    ['statements', 'bank accounts, and the statements that bring their lines'],
    ['advices', 'what payers announce before their money comes'],
    ['debits', 'mandates, collections, and what the bank answers'],
    ['returns', 'payments that came back'],
    ['refunds', 'money given back to customers'],
    ['matching', 'what each line most likely pays; what is proven is applied'],
    ['answers', 'what people say of a line: accept, choose, refuse, set aside, undo'],
  ],
}
