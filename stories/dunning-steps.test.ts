import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pdfOfOneContent } from '../src/adapters/pdf/sample-pdfs.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { keepAbsence } from '../src/parties/index.ts'
import { systemActor } from '../src/trail/index.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { colleagueOf } from '../tools/testing/colleague.ts'
import { changeScenario, daysFrom, ignoreFreshness, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { invoicePdf } from './documents-files.ts'
import { ladderOf, leftFor, waitingFor } from './peers-ladder.ts'

/** What a step may wait for, in whose name it leaves, within which bounds, and what comes when every step was taken. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
})
afterAll(() => story.end())

type Steps = Awaited<ReturnType<typeof ladderOf>>['steps']

/** What a step is when nothing is said of it: the ladder of the test before leaves nothing behind. */
const PLAIN: Partial<Steps[number]> = {
  trigger: null,
  sender: null,
  repliesToSender: false,
  attachesInvoices: false,
  copyTo: [],
  floorCents: {},
  ceilingCents: {},
  window: null,
}

/** A ladder whose steps are each changed. */
async function draftOf(days: readonly number[], changes: readonly Partial<Steps[number]>[] = [], more: object = {}) {
  const { steps, ...scenario } = await ladderOf(story, days, { repeatLast: null, endAction: null, ...more })
  return { ...scenario, steps: steps.map((step, at) => ({ ...step, ...PLAIN, ...changes[at] })) }
}

/** The same, saved as the scenario of the organisation. */
const ladderWith = async (...given: Parameters<typeof draftOf>) => changeScenario(story, await draftOf(...given))

test('A17: a step waits for the end of a month, a working day of it, a day of the week, the invoice or the last contact', async () => {
  const triggers: Partial<Steps[number]>[] = [
    { trigger: { from: 'issued', days: 45 } },
    { trigger: { from: 'weekday', weekday: 1 } },
    { trigger: { from: 'month_end' } },
  ]
  expect((await ladderWith([1, 10, 20], triggers)).faults).toEqual([])
  const customerId = await newCustomer(story, 'JOURS')
  // Invoiced on Monday 5 January, due on the 20th: forty-five days after the invoice is 19 February, a Thursday.
  const invoice = { customerId, documentNo: 'FA-J', cents: 10_000, issuedOn: '2026-01-05', dueOn: '2026-01-20' }
  await bookDocument(story, invoice)
  expect(
    await leftFor(story, 'JOURS', ['2026-02-18', '2026-02-19', '2026-02-22', '2026-02-23', '2026-02-27', '2026-02-28']),
  ).toEqual(['2026-02-19 courteous 10000 EUR', '2026-02-23 firm 10000 EUR', '2026-02-28 final 10000 EUR'])
  // The third working day of April is the 3rd; six days after that contact, the second level.
  const later: Partial<Steps[number]>[] = [
    { trigger: { from: 'working_day', nth: 3 } },
    { trigger: { from: 'last_contact', days: 6 } },
  ]
  expect((await ladderWith([1, 2], later)).faults).toEqual([])
  const other = await newCustomer(story, 'OUVRES')
  await bookDocument(story, { customerId: other, documentNo: 'FA-O', cents: 10_000, dueOn: '2026-03-20' })
  expect(await leftFor(story, 'OUVRES', ['2026-04-02', '2026-04-03', '2026-04-08', '2026-04-09'])).toEqual([
    '2026-04-03 courteous 10000 EUR',
    '2026-04-09 firm 10000 EUR',
  ])
})

test('the last step is repeated as often as it is said; then a person is given the end of the scenario to do, once', async () => {
  story.at('2026-04-13')
  const ends = { repeatLast: { everyDays: 5, times: 2 }, endAction: 'write_off', exhaustedAfterDays: 4 }
  expect((await ladderWith([1], [], ends)).faults).toEqual([])
  const customerId = await newCustomer(story, 'FIN')
  await bookDocument(story, { customerId, documentNo: 'FA-F', cents: 10_000, dueOn: '2026-04-13' })
  expect(await leftFor(story, 'FIN', ['2026-04-14', '2026-04-18', '2026-04-19', '2026-04-24', '2026-04-27'])).toEqual([
    '2026-04-14 courteous 10000 EUR',
    '2026-04-19 courteous 10000 EUR',
    '2026-04-24 courteous 10000 EUR',
  ])
  const [task, ...others] = await waitingFor(story, 'FIN', '2026-04-28')
  expect(others).toEqual([])
  expect(task).toMatchObject({ stepName: 'Proposer le passage en perte', channel: 'task', state: 'planned' })
  expect(task!.why).toMatchObject({ code: 'scenario_ended' })
  // Whoever may not forgive a debt may not settle that it is written off.
  const collector = await colleagueOf(story, 'collector')
  const approval = { body: { ids: [task!.id] } }
  const barred = await collector.call(dunningRoutes.approve, approval)
  expect(barred).toMatchObject({ done: 0, leftOut: [{ code: 'may_not_forgive' }] })
  expect(await story.owner.call(dunningRoutes.approve, approval)).toMatchObject({ done: 1, leftOut: [] })
  expect(await waitingFor(story, 'FIN', '2026-04-29')).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['exhausted: scenario_exhausted'])
})

test('a step below its own threshold waits for more; above its own ceiling a person confirms it', async () => {
  story.at('2026-05-04')
  const bounds: Partial<Steps[number]>[] = [{}, { floorCents: { EUR: 50_000 }, ceilingCents: { EUR: 80_000 } }]
  expect((await ladderWith([1, 10], bounds)).faults).toEqual([])
  const customerId = await newCustomer(story, 'BORNE')
  await bookDocument(story, { customerId, documentNo: 'FA-B', cents: 30_000, dueOn: '2026-05-04' })
  expect(await leftFor(story, 'BORNE', ['2026-05-05', '2026-05-14', '2026-05-20'])).toEqual([
    '2026-05-05 courteous 30000 EUR',
  ])
  expect(await standingOf(story, customerId)).toEqual(['hold: below_step_floor'])
  // More is owed: the new one takes its first step, the old one goes along without moving until the sum reaches the threshold.
  await bookDocument(story, { customerId, documentNo: 'FA-C', cents: 30_000, dueOn: '2026-05-20' })
  expect(await leftFor(story, 'BORNE', ['2026-05-21'])).toEqual(['2026-05-21 firm 60000 EUR'])
  const late = await newCustomer(story, 'HAUT')
  await bookDocument(story, { customerId: late, documentNo: 'FA-H', cents: 90_000, dueOn: '2026-05-20' })
  expect(await leftFor(story, 'HAUT', ['2026-05-22'])).toEqual(['2026-05-22 courteous 90000 EUR'])
  const [asked] = await waitingFor(story, 'HAUT', '2026-05-30')
  expect(asked).toMatchObject({ stepId: 'firm', why: { code: 'above_ceiling' } })
})

test('a mail leaves in the name of the salesperson, who has its answers, with a copy; a customer without one hears the organisation', async () => {
  story.at('2026-06-01')
  const { owner } = story
  const lea = { name: 'Léa Vasseur', role: 'sales', email: 'lea@verdure.example', phone: '01 40 00 00 01' } as const
  const { id: leaId } = await owner.call(partiesRoutes.addColleague, { body: lea })
  const paul = { name: 'Paul Aubry', role: 'management', email: 'paul@verdure.example', phone: '' } as const
  const { id: paulId } = await owner.call(partiesRoutes.addColleague, { body: paul })
  const people = {
    sender: { who: 'salesperson' },
    repliesToSender: true,
    copyTo: [{ who: 'colleague', id: paulId }],
  } as const
  expect((await ladderWith([1], [people as never])).faults).toEqual([])
  const sold = await newCustomer(story, 'VENDU')
  const profile = await owner.call(partiesRoutes.profile, { params: { id: sold } })
  await owner.call(partiesRoutes.updateProfile, { params: { id: sold }, body: { ...profile, salespersonId: leaId } })
  const alone = await newCustomer(story, 'SEUL')
  for (const customerId of [sold, alone])
    await bookDocument(story, {
      customerId,
      documentNo: `FA-${customerId.slice(-4)}`,
      cents: 10_000,
      dueOn: '2026-06-01',
    })
  await leftFor(story, 'VENDU', ['2026-06-02'])
  const mailTo = async (customerId: string) => {
    const { rows } = await owner.call(correspondenceRoutes.customerMessages, { params: { id: customerId }, query: {} })
    const mime = await owner.call(correspondenceRoutes.messageMime, { params: { id: rows[0]!.id } })
    return simpleParser(Buffer.from(await mime.arrayBuffer()))
  }
  const ofLea = await mailTo(sold)
  expect(ofLea.from?.value[0]?.name).toBe('Léa Vasseur')
  expect(ofLea.replyTo?.value[0]?.address).toBe('lea@verdure.example')
  expect(ofLea.cc?.text).toBe('"Paul Aubry" <paul@verdure.example>')
  expect(ofLea.text).toContain('Léa Vasseur')
  const ours = await mailTo(alone)
  expect(ours.from?.value[0]?.name).not.toBe('Léa Vasseur')
  expect(ours.replyTo?.value[0]?.address).not.toBe('lea@verdure.example')
  expect(ours.cc?.value).toMatchObject([{ address: 'paul@verdure.example' }])
})

test('a step that joins invoices: their PDFs leave in the mail byte for byte, and what was sent is not taken away', async () => {
  story.at('2026-06-15')
  const { owner } = story
  expect((await ladderWith([1], [{ attachesInvoices: true, mode: 'to_confirm' }])).faults).toEqual([])
  const customerId = await newCustomer(story, 'JOINTE')
  for (const documentNo of ['FA-JOINTE-1', 'FA-JOINTE-2', 'FA-JOINTE-3'])
    await bookDocument(story, { customerId, documentNo, cents: 10_000, dueOn: '2026-06-15' })
  const pdf = await invoicePdf('FA-JOINTE-1')
  const { id: documentId } = await owner.call(documentsRoutes.add, {
    params: { id: customerId },
    query: { name: 'FA-JOINTE-1 "exemplaire".pdf' },
    body: pdf,
  })
  await owner.call(documentsRoutes.add, {
    params: { id: customerId },
    query: { name: 'FA-JOINTE-3.pdf' },
    body: pdfOfOneContent(Buffer.alloc(6_500_000, ' '), ''),
  })
  const [asked] = await waitingFor(story, 'JOINTE', '2026-06-16')
  const preview = await owner.call(dunningRoutes.preview, { params: { id: asked!.id }, body: null })
  expect(preview.joined).toEqual({ names: ['FA-JOINTE-1 "exemplaire".pdf'], missing: 1, leftOut: 1 })
  await owner.call(dunningRoutes.approve, { body: { ids: [asked!.id] } })
  const remove = () => owner.ask(documentsRoutes.remove, { params: { id: documentId } })
  expect((await remove()).refusal?.code).toBe('was_sent')
  await story.runJobs()
  const { rows } = await owner.call(correspondenceRoutes.customerMessages, { params: { id: customerId }, query: {} })
  const mime = await owner.call(correspondenceRoutes.messageMime, { params: { id: rows[0]!.id } })
  const mail = await simpleParser(Buffer.from(await mime.arrayBuffer()))
  const [file, ...others] = mail.attachments.filter(({ contentDisposition }) => contentDisposition === 'attachment')
  expect([file?.filename, file?.contentType, others]).toEqual(['FA-JOINTE-1 -exemplaire-.pdf', 'application/pdf', []])
  expect(new Uint8Array(file!.content)).toEqual(pdf)
  // What is too heavy for a mail is said, and opens on the page that the mail leads to.
  expect(mail.text!.replace(/\s+/g, ' ')).toContain(
    'Un document en PDF est joint à ce message ; l’autre s’ouvre sur votre page.',
  )
  expect((await remove()).refusal?.code).toBe('was_sent')
})

test('who is away is not written to: another is, and when nobody is there the reminder waits for the first who is back', async () => {
  story.at('2026-07-01')
  const { owner } = story
  await ladderWith([1, 5])
  const customerId = await newCustomer(story, 'CONGES')
  await bookDocument(story, { customerId, documentNo: 'FA-V', cents: 10_000, dueOn: '2026-07-01' })
  const { contacts } = await owner.call(partiesRoutes.customer, { params: { id: customerId } })
  const away = (id: string, until: string) =>
    story.database.db.inOrg(owner.orgId, (tx) =>
      keepAbsence(tx, id, day(until), { actor: systemActor('mailbox'), at: story.now() }),
    )
  await away(contacts[0]!.id, '2026-07-12')
  expect(await leftFor(story, 'CONGES', daysFrom('2026-07-02', '2026-07-03'))).toEqual([])
  expect(await standingOf(story, customerId)).toEqual(['hold: contact_away'])
  const body = { firstName: 'Béa', lastName: '', role: 'other', email: 'bea@conges.example', phone: null } as const
  const bea = await owner.call(partiesRoutes.addContact, { params: { id: customerId }, body })
  expect(await leftFor(story, 'CONGES', ['2026-07-04'])).toEqual(['2026-07-04 courteous 10000 EUR'])
  const { rows } = await owner.call(correspondenceRoutes.customerMessages, { params: { id: customerId }, query: {} })
  expect(rows[0]).toMatchObject({ toAddress: 'bea@conges.example' })
  await away(bea.id, '2026-07-09')
  expect(await leftFor(story, 'CONGES', ['2026-07-06', '2026-07-09', '2026-07-10'])).toEqual([
    '2026-07-10 firm 10000 EUR',
  ])
})

test('a scenario that cannot run is refused, each fault at its step; what it leaves out is told before it is saved', async () => {
  const { steps, ...scenario } = await draftOf([1, 5])
  const [first, second] = steps as [Steps[number], Steps[number]]
  const gone = { who: 'colleague', id: '00000000-0000-7000-8000-000000000000' } as const
  const bad = {
    ...scenario,
    repeatLast: { everyDays: 3, times: 5_000 },
    steps: [
      { ...first, sender: gone, window: { weekdays: [1], fromMinute: 0, toMinute: 0 } },
      {
        ...second,
        channel: 'sms' as const,
        tone: 'formal_notice' as const,
        templateKey: 'formal_notice',
        isFormalNotice: true,
      },
    ],
  }
  const saved = await changeScenario(story, bad)
  expect(saved.faults.map(({ code, where }) => `${where} ${code}`).toSorted()).toEqual([
    'repeatLast.times repeat_loop',
    'repeatLast.times repeat_notice',
    'steps.0.sender sender_gone',
    'steps.0.window.fromMinute hours',
    'steps.0.window.fromMinute unreachable',
    'steps.1.channel formal_notice_channel',
  ])
  const checked = await story.owner.call(dunningRoutes.checkScenario, { body: { scenario: bad } })
  expect(checked.faults).toHaveLength(6)
  const byPhone = { ...scenario, steps: [first, { ...second, channel: 'call' as const }] }
  const { faults, warnings } = await story.owner.call(dunningRoutes.checkScenario, { body: { scenario: byPhone } })
  expect(faults).toEqual([])
  expect(warnings).toContainEqual(expect.objectContaining({ code: 'unreached', where: 'steps.1.channel' }))
})

test('a step of a draft shows what it would give a customer: the day, from whom, to whom, the text; or why nothing', async () => {
  story.at('2026-08-03')
  const customerId = await newCustomer(story, 'APERCU')
  await bookDocument(story, { customerId, documentNo: 'FA-P', cents: 12_345, dueOn: '2026-08-05' })
  const { steps, ...scenario } = await draftOf([3, 12])
  const draft = {
    ...scenario,
    steps: steps.map((step, at) => (at === 1 ? { ...step, channel: 'call' as const } : step)),
  }
  const shown = (stepId: string, id = customerId) =>
    story.owner.call(dunningRoutes.previewStep, { body: { scenario: draft, stepId, customerId: id } })
  const { message } = await shown('courteous')
  expect(message).toMatchObject({
    on: '2026-08-08',
    channel: 'email',
    documentNos: ['FA-P'],
    amounts: [{ currency: 'EUR', cents: 12_345 }],
    to: { address: 'compta@apercu.example' },
    written: { text: expect.stringContaining('FA-P') },
  })
  expect((await shown('firm')).message).toMatchObject({ on: '2026-08-17', channel: 'call', written: null })
  const nobody = await newCustomer(story, 'RIEN')
  expect(await shown('courteous', nobody)).toMatchObject({ message: null, why: expect.stringContaining('Client RIEN') })
})
