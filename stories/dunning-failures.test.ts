import { afterEach, beforeEach, expect, test } from 'vitest'
import { answer, openStandIn, type StandIn } from '../src/adapters/mail/smtp-stand-in.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { dunningRoutes } from '../src/dunning/contract.ts'
import { partiesRoutes } from '../src/parties/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { changeScenario, daysFrom, ignoreFreshness, listed, live, standingOf } from '../tools/testing/days.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** What becomes of a reminder whose mail is refused, cannot be delivered, waits for its server, or may have arrived. */
let story: Story
let server: StandIn
/** How the mail server treats an address. */
type Mood = 'refuses' | 'unknown' | 'silent' | 'busy'
const moods = new Map<string, Mood>()
/** Recipients of the mails that the server took, answered or not. */
const taken: string[] = []

beforeEach(async () => {
  moods.clear()
  taken.length = 0
  story = await tellStory('2026-01-05')
  await ignoreFreshness(story)
  server = await openServer()
  await useServer(server.settings.port)
})
afterEach(async () => {
  await server.close().catch(() => undefined)
  await story.end()
})

const openServer = (): Promise<StandIn> =>
  openStandIn((cut) => ({
    onRcptTo({ address }, _session, done) {
      const mood = moods.get(address)
      if (mood === 'unknown') return done(answer(550, '5.1.1 user unknown'))
      if (mood === 'busy') return done(answer(451, '4.3.0 try later'))
      done()
    },
    // Mails come by several connections at once: whom one is for is told by its own.
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo[0]!.address
      const mood = moods.get(to)
      stream.resume()
      stream.on('end', () => {
        if (mood === 'refuses') return done(answer(554, '5.7.1 rejected as unsolicited'))
        taken.push(to)
        if (mood === 'silent') cut()
        else done(null, 'queued')
      })
    },
  }))

const useServer = (port: number) =>
  story.owner.call(correspondenceRoutes.saveMailServer, {
    body: {
      host: '127.0.0.1',
      port,
      security: 'none',
      username: '',
      password: null,
      authority: '',
      fromName: 'Atelier',
      fromEmail: 'compta@atelier.example',
      messagesPerMinute: 600,
    },
  })

const late = async (code: string) => {
  const customerId = await newCustomer(story, code)
  await bookDocument(story, { customerId, documentNo: `FA-${code}`, cents: 50_000, dueOn: '2026-01-06' })
  return customerId
}

const troubles = async () =>
  (await listed(story, 'trouble')).map(({ customerCode, state, why }) => `${customerCode} ${state} ${why.code}`)
const historyOf = async (id: string) => {
  const { history } = await story.owner.call(dunningRoutes.customer, { params: { id } })
  return history.filter(({ state }) => state !== 'noted').map(({ state, stepId }) => `${stepId} ${state}`)
}
const settle = async (action: 'confirm_arrival' | 'send_again' | 'cancel') => {
  const [row] = await listed(story, 'trouble')
  await story.owner.call(correspondenceRoutes.settleMessage, { params: { id: row!.messageId! }, body: { action } })
}

test('a mail refused for good is no contact: it waits in the worklist with its reason until a person sends it again', async () => {
  const bad = await late('BAD')
  await late('GOOD')
  moods.set('compta@bad.example', 'refuses')
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous GOOD 50000 EUR'])
  expect(await troubles()).toEqual(['BAD failed server_refused'])
  expect((await listed(story, 'trouble'))[0]!.why.sentence).toContain('rejected as unsolicited')
  expect(await standingOf(story, bad)).toEqual(['failed: server_refused'])
  // Day after day it stays where it is: the machine does not knock again at a door that was shut.
  await live(story, daysFrom('2026-01-10', '2026-01-14'))
  expect(await troubles()).toEqual(['BAD failed server_refused'])
  expect(await historyOf(bad)).toEqual(['courteous failed'])
  moods.delete('compta@bad.example')
  const [row] = await listed(story, 'trouble')
  expect(await story.owner.call(dunningRoutes.approve, { body: { ids: [row!.id] } })).toMatchObject({ queued: 1 })
  await story.runJobs()
  expect(await troubles()).toEqual([])
  // What was refused before is history: nothing waits for the customer.
  const { entry } = await story.owner.call(deskRoutes.workOf, { params: { customerId: bad } })
  expect(entry).toBeNull()
  expect(await standingOf(story, bad)).toEqual(['wait: next_step'])
  expect(await historyOf(bad)).toEqual(['courteous done', 'courteous superseded'])
  // The next step follows from the mail that left on the 14th, not from the one that was refused on the 9th.
  expect(await live(story, daysFrom('2026-01-15', '2026-01-21'))).toEqual([
    '2026-01-16 firm GOOD 50000 EUR',
    '2026-01-21 firm BAD 50000 EUR',
  ])
  expect(taken.filter((to) => to === 'compta@bad.example')).toHaveLength(2)
})

test('document by document, a mail refused for good stays where it is when another document comes to the same step', async () => {
  await changeScenario(story, { grouping: 'item' })
  const bad = await late('BAD')
  moods.set('compta@bad.example', 'refuses')
  await live(story, ['2026-01-09'])
  moods.delete('compta@bad.example')
  await bookDocument(story, { customerId: bad, documentNo: 'FA-2', cents: 10_000, dueOn: '2026-01-08' })
  expect(await live(story, ['2026-01-12'])).toEqual(['2026-01-12 courteous BAD 10000 EUR'])
  expect(await troubles()).toEqual(['BAD failed server_refused'])
})

test('what a refused mail said is no longer true: the next decision says it anew by itself', async () => {
  const bad = await late('BAD')
  moods.set('compta@bad.example', 'refuses')
  await live(story, ['2026-01-09'])
  expect(await troubles()).toEqual(['BAD failed server_refused'])
  moods.delete('compta@bad.example')
  await bookDocument(story, { customerId: bad, documentNo: 'FA-2', cents: 10_000, dueOn: '2026-01-09' })
  expect(await live(story, ['2026-01-12'])).toEqual(['2026-01-12 courteous BAD 60000 EUR'])
  expect(await troubles()).toEqual([])
})

test('an address that does not exist comes back the same day; once corrected, the same step leaves', async () => {
  const bad = await late('BAD')
  await late('GOOD')
  moods.set('compta@bad.example', 'unknown')
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous GOOD 50000 EUR'])
  expect(await troubles()).toEqual(['BAD failed address_refused'])
  expect(await standingOf(story, bad)).toEqual(['hold: no_address'])
  await live(story, ['2026-01-12'])
  expect(await troubles()).toEqual(['BAD failed address_refused'])
  await story.owner.call(partiesRoutes.addContact, {
    params: { id: bad },
    body: { firstName: '', lastName: '', role: 'accounts_payable', email: 'direction@bad.example', phone: null },
  })
  expect(await live(story, ['2026-01-13'])).toEqual(['2026-01-13 courteous BAD 50000 EUR'])
  expect(await troubles()).toEqual([])
  expect(taken).toEqual(['compta@good.example', 'direction@bad.example'])
})

test('a mail server that is away for hours delays the mails, and no customer hears twice', async () => {
  for (const code of ['UN', 'DEUX', 'TROIS', 'QUATRE', 'CINQ']) await late(code)
  await server.close()
  for (const time of ['10:00', '10:02', '10:10', '10:30', '11:45']) {
    story.at('2026-01-09', time)
    await story.runJobs()
    expect(await listed(story, 'left_today')).toEqual([])
    expect(await listed(story, 'automatic')).toHaveLength(5)
  }
  server = await openServer()
  await useServer(server.settings.port)
  story.at('2026-01-09', '15:00')
  await story.runJobs()
  expect(await listed(story, 'left_today')).toHaveLength(5)
  expect(await troubles()).toEqual([])
  await live(story, daysFrom('2026-01-10', '2026-01-15'))
  expect(new Set(taken).size).toBe(5)
  expect(taken).toHaveLength(5)
})

test('in doubt, nothing more leaves; a person says it arrived, and the next step follows from the day it left', async () => {
  const bad = await late('BAD')
  await late('GOOD')
  moods.set('compta@bad.example', 'silent')
  expect(await live(story, ['2026-01-09'])).toEqual(['2026-01-09 courteous GOOD 50000 EUR'])
  expect(await troubles()).toEqual(['BAD uncertain no_answer'])
  expect(await live(story, daysFrom('2026-01-10', '2026-01-13'))).toEqual([])
  expect(await standingOf(story, bad)).toEqual(['hold: uncertain_message'])
  moods.delete('compta@bad.example')
  await settle('confirm_arrival')
  await story.runJobs()
  expect(await troubles()).toEqual([])
  expect(await historyOf(bad)).toEqual(['courteous done'])
  expect(await live(story, daysFrom('2026-01-14', '2026-01-16'))).toEqual([
    '2026-01-16 firm BAD 50000 EUR',
    '2026-01-16 firm GOOD 50000 EUR',
  ])
})

test('in doubt, a person says it did not arrive: its step waits for a yes and counts from the day it leaves', async () => {
  const bad = await late('BAD')
  moods.set('compta@bad.example', 'silent')
  await live(story, ['2026-01-09', '2026-01-12'])
  moods.delete('compta@bad.example')
  await settle('cancel')
  await story.runJobs()
  expect(await troubles()).toEqual([])
  const [again] = await listed(story, 'to_confirm')
  expect(again).toMatchObject({ customerCode: 'BAD', stepId: 'courteous' })
  await story.owner.call(dunningRoutes.approve, { body: { ids: [again!.id] } })
  await story.runJobs()
  expect(await historyOf(bad)).toEqual(['courteous done', 'courteous cancelled'])
  expect(await live(story, daysFrom('2026-01-13', '2026-01-19'))).toEqual(['2026-01-19 firm BAD 50000 EUR'])
})

test('in doubt, a person has the same mail sent again: the day it left at last counts', async () => {
  const bad = await late('BAD')
  moods.set('compta@bad.example', 'silent')
  await live(story, ['2026-01-09', '2026-01-13'])
  moods.delete('compta@bad.example')
  await settle('send_again')
  await story.runJobs()
  expect(await historyOf(bad)).toEqual(['courteous done'])
  expect(await live(story, daysFrom('2026-01-14', '2026-01-20'))).toEqual(['2026-01-20 firm BAD 50000 EUR'])
  expect(taken).toHaveLength(3)
})
