import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOfPdf } from '../src/adapters/pdf/index.ts'
import { cashRoutes } from '../src/cash/contract.ts'
import { orRefuse } from '../src/kernel/verdict.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import type { BodyIn } from '../src/platform/route.ts'
import { unpack, zipEntries } from '../src/platform/zip-file.ts'
import { bookDocument, newCustomer, pay } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'

/** Doubtful debts at a closing, and debts that are lost (law sheet §7.2 and §7.3): one organisation through two closings. */
let story: Story
beforeAll(async () => {
  story = await tellStory('2027-01-10')
})
afterAll(() => story.end())

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')
const saidIn = async (bytes: Uint8Array) => {
  const read = orRefuse(await textOfPdf({ name: 'said.pdf', bytes }, { pages: 10, lines: 500 }))
  return plain('rows' in read ? read.rows.flatMap((row) => row.map(({ text }) => text)).join(' ') : '')
}
const CLOSING = '2026-12-31'
const shown = (closingOn = CLOSING) => story.owner.call(routes.provisions, { query: { closingOn } })
const lineOf = async (documentNo: string, closingOn = CLOSING) =>
  (await shown(closingOn)).lines.find((line) => line.documentNo === documentNo)!
const choose = (itemId: string, body: Partial<BodyIn<typeof routes.chooseProvision>>) =>
  story.owner.ask(routes.chooseProvision, {
    params: { id: itemId },
    query: { closingOn: CLOSING },
    body: { percentBp: null, evidence: '', vatCents: null, ...body },
  })
/** Account, debit and credit of each line of a file of entries. */
const entriesIn = async (file: Blob) =>
  (await file.text())
    .trim()
    .split('\r\n')
    .slice(1)
    .map((row) => row.split('|'))
    .map((cells) => `${cells[4]} ${cells[11]} ${cells[12]}`)
const setting = async (change: Partial<BodyIn<typeof routes.changeProvisionSetting>>) =>
  story.owner.ask(routes.changeProvisionSetting, {
    body: { ...(await story.owner.call(routes.provisionSetting)), ...change },
  })

let insolvent: string
let late: string
const ids: Record<string, string> = {}

test('each debt has its reason, its evidence and its net; age alone is shown as refused for tax', async () => {
  insolvent = await newCustomer(story, 'ROUX')
  late = await newCustomer(story, 'LENT')
  const invoice = async (customerId: string, documentNo: string, cents: number, dueOn: string) => {
    ids[documentNo] = await bookDocument(story, { customerId, documentNo, cents, dueOn, issuedOn: dueOn })
  }
  await invoice(insolvent, 'R-1', 1_200_000, '2026-06-30')
  await invoice(insolvent, 'R-2', 120_000, '2026-12-20')
  await invoice(late, 'L-1', 60_000, '2026-03-01')
  await invoice(late, 'L-2', 24_000, '2026-12-01')
  await story.owner.call(routes.openInsolvency, {
    params: { id: insolvent },
    body: {
      ...{
        procedure: 'receivership',
        openedOn: '2026-11-02',
        publishedOn: '2026-11-10',
        court: 'Tribunal de commerce de Rennes',
      },
      officer: { name: '', role: 'creditors_agent', lines: [] },
      evidence: 'Avis du BODACC',
    },
  })
  // Nobody said which VAT documents bear: no net, and no closing.
  expect((await lineOf('R-1')).missing).toContain('TVA')
  expect((await story.owner.ask(routes.validateProvisions, { body: { closingOn: CLOSING } })).refusal?.code).toBe(
    'no_vat',
  )
  expect((await setting({ vatSentence: 'Cette facture n’a pas été payée, voilà tout.' })).refusal?.code).toBe(
    'sentence_values',
  )
  expect((await setting({ vatBp: 2_000 })).refusal).toBeNull()
  const { lines } = await shown()
  // R-2 was born after the judgment, and L-2 is not long late: neither is doubtful.
  expect(lines.map(({ documentNo, reason }) => [documentNo, reason])).toEqual([
    ['L-1', 'age'],
    ['R-1', 'receivership'],
  ])
  // Law sheet §7.3, its example: 12 000 with VAT at 60 % is 10 000 × 60 % = 6 000.
  expect(lines[1]).toMatchObject({
    grossCents: 1_200_000,
    vatCents: 200_000,
    percentBp: 6_000,
    provisionCents: 600_000,
    refused: null,
  })
  expect(lines[1]!.evidence.map(({ kind, on }) => [kind, on])).toEqual([['judgment', '2026-11-02']])
  expect(plain(lines[0]!.refused!)).toContain('L’ancienneté seule ne suffit pas')
})

test('a percentage is chosen with its reason; what shows more than age makes tax take it', async () => {
  const itemId = ids['L-1']!
  expect((await choose(itemId, { percentBp: 5_000 })).refusal?.code).toBe('no_reason')
  expect((await choose(itemId, { percentBp: 2_500, vatCents: 70_000 })).refusal?.code).toBe('vat_too_much')
  expect((await choose(ids['L-2']!, { percentBp: 2_500 })).status).toBe(404)
  expect(
    (
      await choose(itemId, {
        percentBp: 5_000,
        evidence: 'Rapport du commissaire de justice : insolvable',
        vatCents: 3_128,
      })
    ).refusal,
  ).toBeNull()
  expect(await lineOf('L-1')).toMatchObject({
    vatCents: 3_128,
    percentBp: 5_000,
    provisionCents: 28_436,
    refused: null,
    chosenByName: 'Claire Propriétaire',
  })
})

test('a closing is validated once and gives its entries: 416, 491, 681; paid since, it is taken back by 781', async () => {
  expect((await story.owner.ask(routes.validateProvisions, { body: { closingOn: '2027-12-31' } })).refusal?.code).toBe(
    'closing_ahead',
  )
  const { id } = await story.owner.call(routes.validateProvisions, { body: { closingOn: CLOSING } })
  expect((await story.owner.ask(routes.validateProvisions, { body: { closingOn: CLOSING } })).refusal?.code).toBe(
    'closed',
  )
  expect((await story.owner.ask(routes.validateProvisions, { body: { closingOn: '2026-12-30' } })).refusal?.code).toBe(
    'closed_after',
  )
  expect((await choose(ids['L-1']!, { percentBp: 2_500 })).refusal?.code).toBe('closed')
  const file = await story.owner.call(routes.provisionEntries, { params: { id }, query: {} })
  expect(await entriesIn(file)).toEqual([
    '416000 600,00 0,00',
    '411000 0,00 600,00',
    '681740 284,36 0,00',
    '491000 0,00 284,36',
    '416000 12000,00 0,00',
    '411000 0,00 12000,00',
    '681740 6000,00 0,00',
    '491000 0,00 6000,00',
  ])
  story.at('2028-01-10')
  // Learnt after the closing, a payment of before it changes nothing of what was validated and given to the accounts.
  const before = await shown()
  await pay(story, late, ids['L-1']!, 10_000, '2026-12-15')
  expect((await shown()).lines).toEqual(before.lines)
  expect(before.lines).toMatchObject([{ provisionCents: 28_436 }, { provisionCents: 600_000, refused: null }])
  await pay(story, late, ids['L-1']!, 50_000, '2027-05-01')
  expect(await lineOf('L-1', '2027-12-31')).toMatchObject({ reason: 'settled', provisionCents: 0, beforeCents: 28_436 })
})

test('lost: 654 net, the VAT taken back with its duplicate, given to the accounts once; a slip is taken back', async () => {
  const lose = (body: Partial<BodyIn<typeof routes.loseDebts>>) =>
    story.owner.ask(routes.loseDebts, {
      params: { id: insolvent },
      body: {
        itemIds: [ids['R-1']!],
        on: '2027-06-01',
        cause: 'liquidation',
        evidence: 'Jugement de liquidation du 01/06/2027',
        ...body,
      },
    })
  // A receivership is not enough, nor a certificate that nobody names.
  expect((await lose({})).refusal?.code).toBe('not_liquidated')
  expect((await lose({ cause: 'irrecoverable', evidence: '' })).refusal?.code).toBe('no_reason')
  expect((await lose({ cause: 'irrecoverable', on: '2028-01-11' })).refusal?.code).toBe('day_ahead')
  expect((await lose({ cause: 'irrecoverable', itemIds: [ids['L-2']!] })).refusal?.code).toBe('only_invoices')
  const slip = (await lose({ cause: 'irrecoverable', evidence: 'Certificat du liquidateur' })).value!
  expect((await lose({ cause: 'irrecoverable' })).refusal?.code).toBe('nothing_to_lose')
  await story.owner.call(routes.takeLossBack, { params: { id: slip.id }, body: { reason: 'Mauvaise facture' } })
  expect(
    (await story.owner.ask(routes.takeLossBack, { params: { id: slip.id }, body: { reason: 'Encore' } })).refusal?.code,
  ).toBe('loss_gone')
  const [one] = (await story.owner.call(routes.insolvencies, { query: { show: 'all' } })).cases
  const told = {
    what: 'conversion',
    on: '2027-06-01',
    detail: 'Jugement du 01/06/2027',
    procedure: 'liquidation',
  } as const
  await story.owner.call(routes.tellInsolvency, { params: { id: one!.id }, body: told })
  const { id } = (await lose({})).value!
  expect(await entriesIn(await story.owner.call(routes.lossEntries, { params: { id }, query: {} }))).toEqual([
    '654000 10000,00 0,00',
    '445710 2000,00 0,00',
    '416000 0,00 12000,00',
  ])
  // The journal of cash gives losses gross: this one it leaves alone.
  const journal = await story.owner.call(cashRoutes.journal, { query: {} })
  expect(journal.pending.filter(({ kind }) => kind === 'write_off')).toEqual([])
  const pdf = await story.owner.call(routes.vatDuplicate, { params: { id } })
  const said = await saidIn(new Uint8Array(await pdf.arrayBuffer()))
  for (const words of [
    '10 000,00 € (prix net)',
    '2 000,00 € (taxe sur la valeur ajoutée',
    'CGI art. 272',
    'R-1',
    '31 décembre 2029',
  ])
    expect(said).toContain(words)
  // The irrecoverability file: cause and what shows it, net and VAT, entries, messages, duplicate, trail (law sheet §7.3).
  expect((await story.owner.ask(routes.askLossEvidence, { params: slip })).refusal?.code).toBe('loss_gone')
  const pack = await story.owner.call(routes.askLossEvidence, { params: { id } })
  await story.runJobs()
  const made = await story.owner.call(routes.pack, { params: pack })
  expect(made).toMatchObject({ state: 'ready', kind: 'evidence' })
  expect(made.name).toMatch(/^irrecouvrabilite_.*_20280110\.zip$/)
  const archive = await story.owner.call(routes.packArchive, { params: pack })
  const files = new Map<string, Uint8Array>()
  const zip = Buffer.from(await archive.arrayBuffer())
  for (const entry of zipEntries(zip)!) files.set(entry.name, unpack(zip, entry) as Buffer)
  const names = [...files.keys()]
  expect(names).toEqual(
    expect.arrayContaining(['duplicata-2.pdf', 'perte-2.csv', 'journal.jsonl', 'manifest.json', 'LISEZMOI.txt']),
  )
  const report = await saidIn(files.get(names.find((name) => name.startsWith('000_'))!)!)
  for (const words of [
    'Dossier d’irrécouvrabilité',
    'Perte n° 2 constatée le 01/06/2027',
    'Jugement de liquidation du 01/06/2027',
    'Jugement d’ouverture',
    '10 000,00 € 2 000,00 € 12 000,00 €',
    '654000',
    '445710',
    '416000',
    'n’est pas encore envoyé',
  ])
    expect(report).toContain(words)
  expect(report).not.toContain('Rien n’est dû')
  await story.owner.call(routes.duplicateSent, { params: { id }, body: { on: '2027-06-10' } })
  expect(
    (await story.owner.ask(routes.takeLossBack, { params: { id }, body: { reason: 'Trop tard' } })).refusal?.code,
  ).toBe('loss_sent')
  // At the next closing nothing is doubtful of it any more: its allowance is taken back, and 416 was emptied by the loss.
  expect(await lineOf('R-1', '2027-12-31')).toMatchObject({
    reason: 'settled',
    beforeCents: 600_000,
    provisionCents: 0,
  })
  const closing = await story.owner.call(routes.validateProvisions, { body: { closingOn: '2027-12-31' } })
  expect(
    await entriesIn(await story.owner.call(routes.provisionEntries, { params: { id: closing.id }, query: {} })),
  ).toEqual(
    expect.arrayContaining([
      '491000 6000,00 0,00',
      '781740 0,00 6000,00',
      '491000 284,36 0,00',
      '781740 0,00 284,36',
      '411000 600,00 0,00',
      '416000 0,00 600,00',
    ]),
  )
  const file = await story.owner.call(routes.provisionEntries, { params: { id: closing.id }, query: {} })
  expect((await entriesIn(file)).filter((entry) => entry.startsWith('416000 0,00 12000'))).toEqual([])
})
