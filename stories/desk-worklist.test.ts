import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskRoutes } from '../src/desk/contract.ts'
import { raiseWork, settleWork } from '../src/desk/index.ts'
import type { CallOutcome } from '../src/desk/model.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { newId } from '../src/kernel/ids.ts'
import { measureRecovery } from '../src/ledger/index.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { promiseRoutes } from '../src/promises/contract.ts'
import { repliesRoutes } from '../src/replies/contract.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { openPriceDispute } from './disputes-desk.ts'
import { openExchange, visitMailbox, written } from './replies-box.ts'

/** The list of the day as a collector lives it: who comes first and why, what is put off, dealt out and kept. */
let story: Story
let vieux = ''
let jeune = ''
const ids: Record<string, string> = {}
const owes = async (code: string, cents: number, dueOn: string, currency = 'EUR') => {
  ids[code] ??= await newCustomer(story, code)
  return bookDocument(story, { customerId: ids[code], documentNo: `FA-${code}-${dueOn}`, cents, dueOn, currency })
}
const list = async (query: Record<string, unknown> = {}) =>
  (await story.owner.call(deskRoutes.worklist, { query })).rows
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const names = async (query: Record<string, unknown> = {}) => (await list(query)).map(({ customerCode }) => customerCode)

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  await story.owner.call(dunningRoutes.saveSettings, { body: { freshnessDays: null, automatic: false } })
  vieux = await owes('VIEUX', 1_000_000, '2023-12-31')
  jeune = await owes('JEUNE', 500_000, '2026-02-10')
  await owes('MOYEN', 400_000, '2025-11-01')
  await story.runJobs()
})
afterAll(() => story.end())

test('who is likeliest to bring in most comes first; the row says why, and the formula what it is reckoned from', async () => {
  expect(await names()).toEqual(['JEUNE', 'MOYEN', 'VIEUX'])
  const { entry, formula } = await story.owner.call(deskRoutes.workOf, { params: { customerId: ids.MOYEN! } })
  expect(entry).toMatchObject({ expected: [{ currency: 'EUR', cents: 260_000 }], urgencyPercent: 140 })
  expect(formula).toMatchObject({
    ages: [{ fromDays: 91, cents: 400_000, chanceBp: 6500, isOwn: false, expectedCents: 260_000 }],
    urgency: [{ code: 'days_late', percent: 40 }],
    value: [{ currency: 'EUR', cents: 364_000 }],
  })
  expect(await names({ sort: 'age' })).toEqual(['VIEUX', 'MOYEN', 'JEUNE'])
  expect(await names({ sort: 'amount' })).toEqual(['VIEUX', 'JEUNE', 'MOYEN'])
})

test('a word broken is told before the reminder, presses more, and stays until somebody called or reminded', async () => {
  const itemId = await owes('PROMIS', 450_000, '2026-02-10')
  await story.owner.call(promiseRoutes.makePromise, {
    params: { id: ids.PROMIS! },
    body: { itemIds: [itemId], cents: null, dueOn: '2026-03-03', source: 'call', saidBy: '', note: '', replaces: null },
  })
  await story.runJobs()
  expect(await names()).not.toContain('PROMIS')
  story.at('2026-03-09', '10:00')
  await story.runJobs()
  expect(await names()).toEqual(['PROMIS', 'JEUNE', 'MOYEN', 'VIEUX'])
  const [first] = await list({ group: 'promises' })
  expect(first!.works.map(({ kind, sentence }) => `${kind}: ${sentence.replace(/[\u00a0\u202f]/g, ' ')}`)).toEqual([
    'broken_promise: Promesse de 4 500,00 € pour le 03/03/2026 rompue',
    expect.stringMatching(/^email: Promesse du 03\/03\/2026 rompue/),
  ])
  await story.owner.call(deskRoutes.addNote, {
    params: { id: ids.PROMIS! },
    body: { kind: 'call', body: '', outcome: 'reached', contactId: null },
  })
  expect(await list({ group: 'promises' })).toEqual([])
})

test('put off, a customer leaves the list with its reminder, comes back on its day, or sooner when it answers', async () => {
  const customerIds = [ids.JEUNE!, ids.MOYEN!]
  const put = (until: string) =>
    story.owner.ask(deskRoutes.snoozeWork, { body: { customerIds, until, reason: 'Congés du comptable' } })
  expect((await put('2026-03-09')).refusal).toMatchObject({ code: 'day_past', where: 'until' })
  await put('2026-03-16')
  expect(await names()).toEqual(['PROMIS', 'VIEUX'])
  const asleep = await list({ show: 'snoozed' })
  expect(asleep.map(({ customerCode, snooze }) => [customerCode, snooze])).toEqual([
    ['JEUNE', { untilOn: '2026-03-16', reason: 'Congés du comptable' }],
    ['MOYEN', { untilOn: '2026-03-16', reason: 'Congés du comptable' }],
  ])
  await story.owner.call(deskRoutes.wakeWork, { body: { customerIds: [ids.MOYEN!] } })
  expect(await names()).toEqual(['PROMIS', 'MOYEN', 'VIEUX'])
  await story.database.db.inOrg(story.owner.orgId, (tx) =>
    raiseWork(tx, { customerId: ids.JEUNE!, kind: 'plan_requested', subjectId: ids.JEUNE!, at: story.now() }),
  )
  expect(await names({ group: 'answers' })).toEqual([])
  story.at('2026-03-09', '11:00')
  await story.database.db.inOrg(story.owner.orgId, (tx) =>
    raiseWork(tx, {
      customerId: ids.JEUNE!,
      kind: 'payment_proof',
      subjectId: ids.JEUNE!,
      at: story.now(),
      words: 'Virement du 6 {mars}',
    }),
  )
  const [answer] = await list({ group: 'answers' })
  expect([answer!.customerCode, plain(answer!.works[1]!.sentence)]).toEqual([
    'JEUNE',
    'A remis une preuve de paiement le 09/03/2026 : « Virement du 6 {mars} »',
  ])
  await story.database.db.inOrg(story.owner.orgId, async (tx) => {
    await settleWork(tx, 'payment_proof', ids.JEUNE!, { actor: null, at: story.now() })
    await settleWork(tx, 'plan_requested', ids.JEUNE!, { actor: null, at: story.now() })
  })
  expect(await names()).toEqual(['PROMIS', 'MOYEN', 'VIEUX'])
  story.at('2026-03-16', '10:00')
  await story.runJobs()
  expect(await names()).toEqual(['JEUNE', 'PROMIS', 'MOYEN', 'VIEUX'])
})

test('customers are dealt out by rules, a person’s word goes first, and it can be taken back', async () => {
  const me = (await story.owner.call(deskRoutes.workBoard, {})).members[0]!.member
  const rules = [{ member: me, field: 'name' as const, among: ['Client J'] }]
  const bad = await story.owner.ask(deskRoutes.saveDeskSetting, {
    body: { sort: 'value', rules: [{ member: 'nobody', field: 'everybody', among: [] }] },
  })
  expect(bad.refusal).toMatchObject({ code: 'member_unknown', where: 'rules.0.member' })
  await story.owner.call(deskRoutes.saveDeskSetting, { body: { sort: 'value', rules } })
  expect(await names({ member: 'me' })).toEqual(['JEUNE'])
  expect(await names({ member: 'none' })).toEqual(['PROMIS', 'MOYEN', 'VIEUX'])
  const { act, count } = await story.owner.call(deskRoutes.assignWork, {
    body: { all: { show: 'due', words: 'client' }, except: [ids.PROMIS!], member: me },
  })
  expect(await names({ member: 'me' })).toEqual(['JEUNE', 'MOYEN', 'VIEUX'])
  expect(count).toBe(3)
  // However many they were, it is undone by its name; and once.
  await story.owner.call(deskRoutes.assignWork, { body: { act } })
  expect(await names({ member: 'me' })).toEqual(['JEUNE'])
  expect((await story.owner.ask(deskRoutes.assignWork, { body: { act } })).status).toBe(404)
  const off = await story.owner.call(deskRoutes.snoozeWork, {
    body: { all: { show: 'due' }, except: [ids.VIEUX!], until: '2026-03-20', reason: '' },
  })
  expect(await names()).toEqual(['VIEUX'])
  expect((await story.owner.ask(deskRoutes.assignWork, { body: { act: off.act } })).status).toBe(404)
  expect(await story.owner.call(deskRoutes.wakeWork, { body: { act: off.act } })).toEqual({ count: 3 })
  expect(await names()).toEqual(['JEUNE', 'PROMIS', 'MOYEN', 'VIEUX'])
  const { entries } = await story.owner.call(deskRoutes.timeline, { params: { id: ids.MOYEN! }, query: {} })
  expect(entries[0]).toMatchObject({ title: 'Travail repris' })
})

test('a list is kept under a name with how many it holds; a choice is weighed before anything is done with it', async () => {
  const id = newId(story.now())
  const state = { words: 'promis', sort: 'age' as const }
  const unnamed = await story.owner.ask(deskRoutes.keepView, {
    params: { id },
    body: { name: ' ', isShared: true, state },
  })
  expect(unnamed.refusal).toMatchObject({ code: 'name_missing' })
  await story.owner.call(deskRoutes.keepView, { params: { id }, body: { name: 'Les promis', isShared: true, state } })
  const { views, count, amounts } = await story.owner.call(deskRoutes.workBoard, {})
  expect(views).toMatchObject([{ id, name: 'Les promis', isMine: true, state, count: 1 }])
  expect({ count, amounts }).toEqual({ count: 4, amounts: [{ currency: 'EUR', cents: 2_350_000 }] })
  const weight = await story.owner.call(deskRoutes.weighWork, { body: { all: { show: 'due' }, except: [ids.VIEUX!] } })
  expect(weight).toMatchObject({ count: 3, amounts: [{ currency: 'EUR', cents: 1_350_000 }], withoutCount: 0 })
  expect(weight.actionIds).toHaveLength(3)
})

test('a call says what to say, ends in two keystrokes, and leads to what follows; a wrong number is called no more', async () => {
  const { id: contactId } = await story.owner.call(partiesRoutes.addContact, {
    params: { id: ids.MOYEN! },
    body: { firstName: 'Anne', lastName: 'Roux', role: 'accounts_payable', email: null, phone: '+33 2 99 00 00 01' },
  })
  const script = await story.owner.call(deskRoutes.callScript, { params: { id: ids.MOYEN! }, query: {} })
  expect(script).toMatchObject({ tone: 'final', lang: 'fr' })
  expect(script.text.replace(/[\u00a0\u202f]/g, ' ')).toContain(
    '4 000,00 € sont dus depuis 135 jours : la facture FA-MOYEN',
  )
  const bad = await story.owner.ask(deskRoutes.saveScript, {
    params: { tone: 'final', lang: 'fr' },
    body: { body: 'Bonjour\n{{montant}}' },
  })
  expect(bad.refusal?.message.replace(/[\u00a0\u202f]/g, ' ')).toMatch(/^Ligne 2 : « montant » n’est pas connu/)
  await story.owner.call(deskRoutes.saveScript, {
    params: { tone: 'final', lang: 'fr' },
    body: { body: '{{customer}} !' },
  })
  expect(
    await story.owner.call(deskRoutes.callScript, { params: { id: ids.MOYEN! }, query: { tone: 'final' } }),
  ).toMatchObject({ text: 'Client MOYEN !' })

  const call = (outcome: CallOutcome, callBackOn: string | null = null) =>
    story.owner.ask(deskRoutes.addNote, {
      params: { id: ids.MOYEN! },
      body: { kind: 'call', body: '', outcome, contactId, phone: '+33 2 99 00 00 01', callBackOn },
    })
  await call('wrong_number')
  const [entry] = await list({ group: 'trouble' })
  expect(entry!.works.map(({ sentence }) => sentence)).toContain(
    '+33 2 99 00 00 01 refuse les messages depuis le 16/03/2026',
  )
  expect((await call('call_back')).refusal).toMatchObject({ code: 'call_back_missing', where: 'callBackOn' })
  await call('call_back', '2026-03-18')
  story.at('2026-03-18', '10:00')
  await story.runJobs()
  expect((await list({ group: 'calls' })).map(({ customerCode, works }) => [customerCode, works[0]!.kind])).toEqual([
    ['MOYEN', 'call_back'],
  ])
  await call('reached')
  expect(await list({ group: 'calls' })).toEqual([])
})

test('a target of the month tells how far a member is, by what it did and what its customers paid', async () => {
  const { members } = await story.owner.call(deskRoutes.workBoard, {})
  const { member } = members[0]!
  const target = { contacts: 10, currency: 'EUR', collectedCents: 300_000 }
  await story.owner.call(deskRoutes.saveTarget, { params: { month: '2026-03', member }, body: { target } })
  await pay(story, ids.JEUNE!, jeune, 120_000, '2026-03-18')
  await pay(story, ids.VIEUX!, vieux, 50_000, '2026-03-18')
  const march = await story.owner.call(deskRoutes.targets, { query: { month: '2026-03' } })
  // One reached before, then a wrong number, a day to call back and one reached: JEUNE alone is ours by the rules.
  expect(march.members).toMatchObject([
    { member, target, contacts: 4, collected: [{ currency: 'EUR', cents: 120_000 }] },
  ])
  const unknown = await story.owner.ask(deskRoutes.saveTarget, {
    params: { month: '2026-03', member: 'x' },
    body: { target },
  })
  expect(unknown.refusal).toMatchObject({ code: 'member_unknown' })
})

test('a reply and a dispute’s late task stand on the line of their customer until they are done elsewhere', async () => {
  const disputeId = await openPriceDispute(story, ids.VIEUX!, { [vieux]: null })
  const exchange = await openExchange(story)
  try {
    exchange.imap.deliver(
      written(story, {
        from: 'Compta <compta@vieux.example>',
        subject: 'Votre facture',
        text: 'Pouvez-vous m’appeler ?',
      }),
      story.now(),
    )
    story.at('2026-04-20', '10:00')
    const [reply] = await visitMailbox(story)
    const told = async () => {
      const { entry } = await story.owner.call(deskRoutes.workOf, { params: { customerId: ids.VIEUX! } })
      return (entry?.works ?? []).filter(({ kind }) => kind !== 'email').map((work) => `${work.kind} ${work.subjectId}`)
    }
    expect(await told()).toEqual([`reply ${reply!.id}`, `dispute_task ${disputeId}`])
    const [entry] = await list({ group: 'tasks' })
    expect(plain(entry!.works.at(-1)!.sentence)).toMatch(/^Litige : « .+ » attendu le /)
    await story.owner.call(repliesRoutes.dismissReply, { params: { id: reply!.id } })
    await pay(story, ids.VIEUX!, vieux, 950_000, '2026-04-20')
    await story.runJobs()
    expect(await told()).toEqual([])
  } finally {
    await exchange.close()
  }
})

test('what became of old debts replaces the usual share once enough of them were seen through', async () => {
  const customerId = await newCustomer(story, 'HISTOIRE', { email: null })
  const orgId = story.owner.orgId
  // Sixty documents due two years ago, each paid a month late but one in four, which never was; and VIEUX, which paid nothing in its year.
  for (let n = 0; n < 60; n++) {
    const itemId = await bookDocument(story, { customerId, documentNo: `H-${n}`, cents: 10_000, dueOn: '2024-03-01' })
    if (n % 4 > 0) await pay(story, customerId, itemId, 10_000, '2024-04-01')
  }
  await story.database.db.inOrg(orgId, (tx) => measureRecovery(tx, day('2026-03-18')))
  const { chances } = await story.owner.call(deskRoutes.deskSetting, {})
  expect(chances.slice(0, 2)).toMatchObject([
    { fromDays: 0, isOwn: true, items: 61, bp: 2813 },
    { fromDays: 91, isOwn: false, bp: 6500 },
  ])
})

test('how late a customer is follows from the oldest it owes, as its messages tell, though a credit covers that one', async () => {
  await owes('AVOIR', 10_000, '2026-01-05')
  await bookDocument(story, {
    customerId: ids.AVOIR!,
    documentNo: 'AV-1',
    cents: 10_000,
    dueOn: '2026-01-10',
    kind: 'credit_note',
  })
  await owes('AVOIR', 40_000, '2026-03-20')
  const about = { customerId: ids.AVOIR!, kind: 'portal_message', subjectId: ids.AVOIR!, at: story.now() } as const
  await story.database.db.inOrg(story.owner.orgId, (tx) => raiseWork(tx, about))
  const { entry, formula } = await story.owner.call(deskRoutes.workOf, { params: { customerId: ids.AVOIR! } })
  expect(entry).toMatchObject({ oldestOn: '2026-01-05', amounts: [{ currency: 'EUR', cents: 40_000 }] })
  expect(formula!.ages).toMatchObject([{ fromDays: 0, cents: 40_000 }])
})
