import { expect, test } from 'vitest'
import { cashRoutes } from '../src/cash/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { ledgerRoutes } from '../src/ledger/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import {
  collect,
  customerId,
  debitOf,
  fileOf,
  propose,
  setUpDebits,
  show,
  sign,
  threeInvoices,
  validated,
} from './cash-collections.ts'
import { bankSays } from './cash-statement.ts'
import { fec, sale } from './intake-files.ts'
import { freshStory, importFile } from './intake-ledger.ts'

const story = freshStory('2026-11-20')

const messagesTo = async (code: string) => {
  const { rows } = await story().owner.call(correspondenceRoutes.customerMessages, {
    params: { id: await customerId(story(), code) },
    query: {} as never,
  })
  return rows
}
const textOf = async (code: string): Promise<string> => {
  const [message] = await messagesTo(code)
  const { mail } = await story().owner.call(correspondenceRoutes.message, { params: { id: message!.id } })
  return mail!.text.replace(/\s+/g, ' ')
}

test('customers are told by mail or by letter, once the collection is validated, as long before as was agreed', async () => {
  await threeInvoices(story())
  await setUpDebits(story(), { noticeDays: 14 })
  await sign(story(), 'C1')
  // This one agreed to three days, in English.
  await sign(story(), 'C2', { noticeDays: 3 })
  const { customer } = await story().owner.call(partiesRoutes.customer, {
    params: { id: await customerId(story(), 'C2') },
  })
  await story().owner.call(partiesRoutes.updateCustomer, {
    params: { id: customer.id },
    body: { ...customer, lang: 'en' },
  })
  expect(await propose(story(), '2026-11-24')).toEqual({
    debits: ['C2 RCUR 700'],
    leftOut: ['FA2026-0142 notice_short'],
  })
  const free = await story().owner.call(cashRoutes.proposeCollection, { query: {} as never })
  expect(free).toMatchObject({
    collectOn: '2026-12-04',
    firstOn: '2026-11-23',
    firstToldOn: '2026-12-04',
    cents: 190_000,
  })

  const { id } = await story().owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-12-04' } })
  expect(await messagesTo('C1')).toEqual([])
  const sent = await story().owner.call(cashRoutes.validateCollection, { params: { id } })
  expect(sent).toEqual({ emails: 2, letters: 0 })
  await story().runJobs()
  const french = await textOf('C1')
  for (const words of ['1 200,00 € le 4 décembre 2026', 'RUM-C1', 'FR72ZZZ123456', 'FR76 •••• 0189', 'FA2026-0142'])
    expect(french).toContain(words)
  // Nobody pays twice: what is debited is not to be transferred.
  expect(french).not.toContain('virement')
  expect(await textOf('C2')).toContain('We will debit €700.00 on 4 December 2026')
  const { notices } = await show(story(), id)
  expect(notices.map(({ mandate, notifyBy, state }) => `${mandate} ${notifyBy} ${state}`)).toEqual([
    'RUM-C1 2026-11-20 sent',
    'RUM-C2 2026-12-01 sent',
  ])
  const { entries } = await story().owner.call(deskRoutes.timeline, {
    params: { id: await customerId(story(), 'C1') },
    query: {} as never,
  })
  const said = entries.map((entry) => `${entry.title}: ${entry.detail}`)
  expect(said.some((one) => /^E-mail envoyé: Prélèvement de 1.200,00.€ le 4 décembre 2026$/.test(one))).toBe(true)
  expect(said).toContain('Mandat de prélèvement ajouté: ')
})

test('a draft that waits a day too long cannot be validated: those whom it would tell too late are taken out', async () => {
  await threeInvoices(story())
  await setUpDebits(story(), { noticeDays: 14 })
  await sign(story(), 'C1')
  await sign(story(), 'C2', { noticeDays: 3 })
  const { id } = await story().owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-12-04' } })
  story().at('2026-11-21')
  const late = await show(story(), id)
  expect(late.can.validate).toContain('Un prélèvement ne tient plus')
  expect(late.debits.map((debit) => debit.obstacle !== '')).toEqual([true, false])
  expect(late.notices.map((notice) => notice.isLate)).toEqual([true, false])
  const refused = await story().owner.ask(cashRoutes.validateCollection, { params: { id } })
  expect(refused.refusal?.message).toContain('07/12/2026')
  const drop = (debitIds: string[]) =>
    story().owner.ask(cashRoutes.dropDebits, { params: { id }, body: { debitIds, reason: 'préavis trop court' } })
  expect((await drop(late.debits.map((debit) => debit.id))).refusal?.message).toContain('annulez-la plutôt')
  await drop([late.debits[0]!.id])
  expect(await debitOf(story(), id, 'C1')).toMatchObject({ state: 'dropped', reason: 'préavis trop court' })
  expect((await show(story(), id)).collection).toMatchObject({ debits: 1, cents: 70_000 })
  await story().owner.call(cashRoutes.validateCollection, { params: { id } })
  expect(await fileOf(story(), id)).not.toContain('RUM-C1')
  // What was taken out can be collected another day.
  expect((await propose(story(), '2026-12-07')).debits).toEqual(['C1 RCUR 1200'])
})

test('what is taken out or given up before its notice left is announced to nobody, or said anew', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([
      sale('2026-09-15', 'C1', 'FA2026-0142', 1200),
      sale('2026-09-16', 'C1', 'FA2026-0143', 300),
      sale('2026-09-20', 'C2', 'FA2026-0150', 700),
    ]),
  )
  for (const code of ['C1', 'C2']) {
    const { customer } = await story().owner.call(partiesRoutes.customer, {
      params: { id: await customerId(story(), code) },
    })
    const address = { addressLines: ['3 rue des Lilas'], postcode: '69003', city: 'Lyon' }
    await story().owner.call(partiesRoutes.updateCustomer, {
      params: { id: customer.id },
      body: { ...customer, ...address },
    })
  }
  await setUpDebits(story())
  await sign(story(), 'C1')
  await sign(story(), 'C2')
  const { id } = await story().owner.call(cashRoutes.createCollection, { body: { collectOn: '2026-12-07' } })
  expect(await story().owner.call(cashRoutes.validateCollection, { params: { id } })).toEqual({ emails: 0, letters: 2 })
  const { debits } = await show(story(), id)
  const gone = debits.filter((debit) => debit.words !== 'FA2026-0142').map((debit) => debit.id)
  await story().owner.call(cashRoutes.dropDebits, { params: { id }, body: { debitIds: gone, reason: '' } })
  await story().runJobs()
  const batch = await story().owner.call(correspondenceRoutes.printBatch, { body: { ids: null } })
  expect([batch.letters, batch.leftOut]).toEqual([1, []])
  expect((await messagesTo('C1'))[0]?.subject).toMatch(/^Prélèvement de 1.200,00/)
  expect((await messagesTo('C2'))[0]).toMatchObject({
    state: 'cancelled',
    outcome: { message: expect.stringContaining('retiré de la remise') },
  })
})

test('the text of the notice is the organisation’s own, in the language and for the kind of its reader', async () => {
  const { owner } = story()
  await threeInvoices(story())
  await sign(story(), 'C1')
  const params = { key: 'debit_notice', lang: 'fr', audience: 'business' } as const
  const body = 'Bonjour,\n\nNous prélevons {{total_due}} le {{debit_date}} sous {{debit_mandate}}.'
  await owner.call(correspondenceRoutes.saveTemplate, { params, body: { subject: 'Avis {{debit_mandate}}', body } })
  const shown = await owner.call(correspondenceRoutes.previewTemplate, {
    body: { ...params, subject: 'Avis', body, channel: 'email', customerId: await customerId(story(), 'C1') },
  })
  expect(shown.isInvented).toBe(true)
  await validated(story(), '2026-11-24')
  await story().runJobs()
  expect((await messagesTo('C1'))[0]?.subject).toBe('Avis RUM-C1')
  expect(await textOf('C1')).toContain('le 24 novembre 2026 sous RUM-C1.')
  // A reminder announces no debit: the same variable there is refused when it would be sent, by its name.
  const reminder = await owner.ask(correspondenceRoutes.previewTemplate, {
    body: { ...params, key: 'firm', subject: 'Rappel', body: '{{debit_date}}', channel: 'email', customerId: null },
  })
  expect(reminder.refusal).toMatchObject({ code: 'value_unknown', where: 'debit_date' })
})

test('where the invoice tells the customer nothing of ours leaves, and an invoice too recent waits', async () => {
  await importFile(
    story().owner,
    'fec.txt',
    fec([sale('2026-11-02', 'C1', 'FA2026-0170', 500), sale('2026-11-19', 'C1', 'FA2026-0171', 600)]),
  )
  await setUpDebits(story(), { noticeBy: 'invoice', noticeDays: 14 })
  await sign(story(), 'C1')
  const { collectOn, debits, leftOut } = await story().owner.call(cashRoutes.proposeCollection, {
    query: { collectOn: '2026-11-24', dueUntil: '2026-12-31' } as never,
  })
  expect([collectOn, debits.length, leftOut.map((one) => one.message)]).toEqual([
    '2026-11-24',
    1,
    [expect.stringContaining('03/12/2026')],
  ])
  const { id } = await story().owner.call(cashRoutes.createCollection, {
    body: {
      collectOn,
      dueUntil: '2026-12-31',
      itemIds: debits.flatMap((debit) => debit.parts.map((part) => part.itemId)),
    },
  })
  expect(await story().owner.call(cashRoutes.validateCollection, { params: { id } })).toEqual({ emails: 0, letters: 0 })
  expect((await show(story(), id)).notices).toEqual([])
  expect(await messagesTo('C1')).toEqual([])
})

test('a debt on hold is not collected, nor what a payment may have settled; a collection on its way is looked at again', async () => {
  await threeInvoices(story())
  for (const code of ['C1', 'C2', 'C3'] as const) await sign(story(), code)
  const c1 = await customerId(story(), 'C1')
  const { items } = await story().owner.call(ledgerRoutes.customerItems, { params: { id: c1 } })
  const hold = async (customer: string, itemId: string | null, untilOn: string | null) =>
    story().owner.call(dunningRoutes.placeHold, {
      params: { id: customer },
      body: { itemId, category: 'other', note: 'livraison incomplète', untilOn },
    })
  const { id: holdId } = await hold(c1, items[0]!.id, '2026-11-30')
  const proposal = await story().owner.call(cashRoutes.proposeCollection, {
    query: { collectOn: '2026-12-07' } as never,
  })
  expect(proposal.debits.map((debit) => debit.customerCode)).toEqual(['C2', 'C3'])
  expect(proposal.leftOut.map((one) => one.message)).toEqual(['suspension jusqu’au 30/11/2026 (livraison incomplète)'])
  await story().owner.call(dunningRoutes.liftHold, { params: { id: holdId } })
  const id = await validated(story(), '2026-12-07')

  // Meanwhile one customer disputes, and another pays by transfer.
  await hold(await customerId(story(), 'C2'), null, null)
  await bankSays(story(), [{ on: '2026-11-20', euros: 300, label: 'VIR', payer: 'SOCIETE C3', says: 'FA2026-0151' }])
  const { debits, can } = await show(story(), id)
  expect(debits.map((debit) => debit.obstacle)).toEqual([
    '',
    'suspension en cours (livraison incomplète)',
    'ses pièces ont été réglées ou modifiées',
  ])
  expect(can.handOver).toContain('2 prélèvements ne tiennent plus')
  expect((await story().owner.ask(cashRoutes.handOver, { params: { id } })).refusal?.message).toContain(
    'suspension en cours',
  )
  const gone = debits.filter((debit) => debit.obstacle !== '').map((debit) => debit.id)
  await story().owner.call(cashRoutes.dropDebits, { params: { id }, body: { debitIds: gone, reason: '' } })
  await story().owner.call(cashRoutes.handOver, { params: { id } })
  // A slip of the hand is taken back while the bank has not answered.
  await story().owner.call(cashRoutes.takeBackHandOver, { params: { id } })
  expect((await show(story(), id)).collection).toMatchObject({ state: 'validated', debits: 1 })
  await story().owner.call(cashRoutes.handOver, { params: { id } })
  expect(await fileOf(story(), id)).toContain('<CtrlSum>1200.00</CtrlSum>')
})

test('a mandate lapses when nothing is collected under it for thirty-six months, and is found by reference, name or account', async () => {
  await threeInvoices(story())
  await sign(story(), 'C1', { signedOn: '2023-11-20' })
  await sign(story(), 'C2', { signedOn: '2023-11-20', usedOn: '2024-01-10' })
  await sign(story(), 'C3', { noticeDays: 5 })
  const found = async (query: object) => {
    const { mandates, count, byState } = await story().owner.call(cashRoutes.mandates, { query: query as never })
    return { references: mandates.map((mandate) => mandate.reference), count, byState }
  }
  expect(await found({})).toEqual({
    references: ['RUM-C1', 'RUM-C2', 'RUM-C3'],
    count: 3,
    byState: { active: 2, suspended: 0, lapsed: 1, ended: 0 },
  })
  expect((await found({ state: 'lapsed' })).references).toEqual(['RUM-C1'])
  expect((await found({ words: 'societe c2' })).references).toEqual(['RUM-C2'])
  expect((await found({ words: '02606' })).references).toEqual(['RUM-C3'])
  expect((await found({ words: 'rum-c', limit: 2, offset: 2 })).references).toEqual(['RUM-C3'])
  expect((await propose(story(), '2026-12-07')).leftOut).toEqual(['FA2026-0142 lapsed'])
  const id = await collect(story(), '2026-12-07')
  const { mandates } = await story().owner.call(cashRoutes.mandates, { query: { words: 'RUM-C2' } as never })
  expect(mandates[0]).toMatchObject({ lastUsedOn: '2026-12-07', lapsesOn: '2029-12-07', account: 'DE89 •••• 3000' })
  const { uses } = await story().owner.call(cashRoutes.mandate, { params: { id: mandates[0]!.id } })
  expect(uses).toMatchObject([{ collectionId: id, no: 1, state: 'running', cents: 70_000 }])
})
