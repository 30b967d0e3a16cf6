import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { day } from '../../../kernel/calendar.ts'
import { askBodacc } from './ask-bodacc.ts'
import { openBodaccStandIn } from './bodacc-stand-in.ts'
import { sampleId, sampleRecord } from './notice-sample.ts'
import { readNotice } from './read-notice.ts'

/** The feed of insolvency notices (law sheet §7.1), against a stand-in that holds to the published form. */
let bodacc: Awaited<ReturnType<typeof openBodaccStandIn>>
beforeAll(async () => {
  bodacc = await openBodaccStandIn()
})
beforeEach(() => {
  bodacc.records.length = 0
  bodacc.moods.length = 0
})
afterAll(() => bodacc.close())

const OPENING = {
  no: 1234,
  publishedOn: '2026-11-03',
  siren: '732829320',
  name: 'ATELIER MOREL',
  nature: "Jugement d'ouverture d'une procédure de redressement judiciaire",
  judgedOn: '2026-10-28',
} as const
const days = { from: day('2026-11-01'), to: day('2026-11-30') }

test('a notice is read with the JSON that its fields hold as text', () => {
  const read = readNotice(sampleRecord({ ...OPENING, told: 'Mandataire judiciaire : SELARL X' }))
  expect('notice' in read && read.notice).toMatchObject({
    id: sampleId(OPENING),
    type: 'notice',
    about: null,
    publishedOn: '2026-11-03',
    sirens: ['732829320'],
    judgment: { family: "Jugement d'ouverture", on: '2026-10-28', told: 'Mandataire judiciaire : SELARL X' },
  })
})

test.each([
  ['28 octobre 2026', '2026-10-28'],
  ['1er août 2026', '2026-08-01'],
  ['28/10/2026', '2026-10-28'],
  ['2026-02-30', null],
  ['', null],
])('the day of a judgment written %s is %s', (judgedOn, on) => {
  const read = readNotice(sampleRecord({ ...OPENING, judgedOn }))
  expect('notice' in read && read.notice.judgment?.on).toBe(on)
})

test('a correction and an annulment name the notice that they are about', () => {
  const about = { publishedOn: '2026-11-03', no: 1234 }
  const correction = readNotice(
    sampleRecord({ ...OPENING, no: 77, publishedOn: '2026-11-10', type: 'rectificatif', about }),
  )
  expect('notice' in correction && [correction.notice.type, correction.notice.about]).toEqual([
    'correction',
    sampleId(OPENING),
  ])
  const annulled = readNotice({
    ...sampleRecord({ ...OPENING, no: 78, type: 'annulation', about }),
    jugement: null,
    registre: null,
  })
  expect('notice' in annulled && [annulled.notice.type, annulled.notice.about]).toEqual([
    'annulment',
    sampleId(OPENING),
  ])
})

test.each([
  ['no_id', { id: 'x' }],
  ['no_day', { dateparution: '03/11' }],
  ['no_company', { registre: ['RCS non inscrit'] }],
  ['no_judgment', { jugement: '{"date":' }],
  ['about_nothing', { typeavis: 'rectificatif', parutionavisprecedent: null }],
] as const)('what lacks %s is told and kept as it came', (fault, change) => {
  const read = readNotice({ ...sampleRecord(OPENING), ...change })
  expect('broken' in read && read.broken.fault).toBe(fault)
  expect('broken' in read && JSON.parse(read.broken.raw)).toMatchObject(change)
})

test.each([[null], ['text'], [7], [[]]])('a record that is %j stops nothing', (record) => {
  expect('broken' in readNotice(record)).toBe(true)
})

test('pages of a hundred are given in one order until the last', async () => {
  for (let no = 1; no <= 230; no += 1) bodacc.records.push(sampleRecord({ ...OPENING, no: 1000 + no }))
  const seen: string[] = []
  for (let offset = 0, isLast = false; !isLast; offset += 100) {
    const answer = await askBodacc(bodacc.url, days, offset)
    if (answer.kind !== 'page') throw new Error(answer.kind)
    seen.push(...answer.notices.flatMap((read) => ('notice' in read ? [read.notice.id] : [])))
    isLast = answer.isLast
  }
  expect(seen.length).toBe(230)
  expect(seen).toEqual(seen.toSorted())
})

test('companies are asked for by their number; other families and days stay away', async () => {
  bodacc.records.push(
    sampleRecord(OPENING),
    sampleRecord({ ...OPENING, no: 2, siren: '552100554' }),
    { ...sampleRecord({ ...OPENING, no: 3 }), familleavis: 'creation' },
    sampleRecord({ ...OPENING, no: 4, publishedOn: '2019-11-03' }),
  )
  const answer = await askBodacc(bodacc.url, { sirens: ['732829320', '404833048'], from: day('2020-01-01') }, 0)
  expect(answer.kind === 'page' && answer.notices.map((read) => 'notice' in read && read.notice.id)).toEqual([
    sampleId(OPENING),
  ])
})

test('what the service answers instead of notices is told apart: later, or failed', async () => {
  bodacc.moods.push('too_many', 'broken', 'no_json', 'hang_up')
  expect(await askBodacc(bodacc.url, days, 0)).toMatchObject({ kind: 'later', afterS: 60 })
  for (let n = 0; n < 3; n += 1) expect((await askBodacc(bodacc.url, days, 0)).kind).toBe('failed')
  // The stand-in holds to the bounds: what asks past them is refused, not answered with nothing.
  expect(await askBodacc(bodacc.url, days, 9_950)).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('10000'),
  })
})
