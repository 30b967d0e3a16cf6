import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { invoicePdf } from './documents-files.ts'
import { hash, manifestOf, packDesk, plainly, unzipped, wordsOf } from './legal-pack-desk.ts'
import { debtorAt } from './portal-debtor.ts'

/** What an auditor or a judge reads without the software: nothing in it is a key, and everything in it can be proven. */
let story: Story
let desk: ReturnType<typeof packDesk>
let morel: string
let link: string
let mailBytes: Buffer
beforeAll(async () => {
  story = await tellStory('2026-11-21')
  desk = packDesk(story)
  morel = await newCustomer(story, 'MOREL', { name: 'Atelier Morel', siren: '732829320' })
  for (const no of ['FA-141', 'FA-142']) {
    const cents = no === 'FA-141' ? 90_000 : 120_000
    await bookDocument(story, { customerId: morel, documentNo: no, cents, issuedOn: '2026-04-15', dueOn: '2026-05-15' })
    await desk.add(morel, `Facture ${no}.pdf`, 'invoice', await invoicePdf(no), no)
  }
  const statement = { of: 'customer', channel: 'email' } as const
  const params = { id: morel }
  const { messageId } = await story.owner.call(correspondenceRoutes.sendStatement, { params, body: statement })
  await story.runJobs()
  const mail = await story.owner.call(correspondenceRoutes.messageMime, { params: { id: messageId } })
  mailBytes = Buffer.from(await mail.arrayBuffer())
  link = /http:\/\/\S+\/p\/[0-9a-z-]{23}/.exec((await simpleParser(mailBytes)).text ?? '')![0]
})
afterAll(() => story.end())

const evidence = async (itemIds: string[] | null) => {
  const { value, refusal } = await story.owner.ask(routes.askEvidence, { params: { id: morel }, body: { itemIds } })
  expect(refusal).toBeNull()
  await story.runJobs()
  return { ...(await desk.made(value.id)), archive: unzipped(await desk.archive(value.id)) }
}

test('a link that left is struck out of the copy, the copy says so, and the original can be proven by the trail', async () => {
  // The link opens the page of whoever holds it.
  expect((await debtorAt(story, link).get()).text).toContain('FA-142')
  // A reply that quotes it was dropped among the customer's documents.
  const reply = Buffer.from(`From: paul@morel.example\r\nSubject: Re: Relevé\r\n\r\nD’accord.\r\n> ${link}\r\n`)
  await desk.add(morel, 'reponse.eml', 'correspondence', new Uint8Array(reply))
  const { files, archive } = await evidence(null)
  const code = link.split('/').at(-1)!
  for (const [name, bytes] of archive) {
    expect(bytes.includes(code), name).toBe(false)
    for (const part of code.split('-')) expect(bytes.includes(part), `${name}: ${part}`).toBe(false)
  }
  const copy = files.find(({ name }) => name.startsWith('messages/'))!
  expect(copy.originalSha256).toBe(hash(mailBytes))
  expect(copy.changed).toContain('lien personnel vers la page du client masqué')
  const [before, after] = await Promise.all([mailBytes, archive.get(copy.name)!].map((one) => simpleParser(one)))
  expect(after!.text).toBe(before!.text?.replaceAll(code, 'xxxxx-xxxxx-xxxxx-xxxxx'))
  // What was noted when it left is the hash of the original.
  expect(archive.get('journal.jsonl')!.toString()).toContain(hash(mailBytes))
  const manifest = manifestOf(archive).files.find(({ name }) => name === copy.name)!
  expect(manifest).toMatchObject({ original: hash(mailBytes), sha256: hash(archive.get(copy.name)!) })
  expect(archive.get('manifest.csv')!.toString()).toContain(hash(mailBytes))
  const report = [...archive.keys()].find((name) => name.startsWith('000_'))!
  const words = await wordsOf(archive.get(report)!)
  expect(words).toContain('2 fichiers portent un lien personnel vers la page du client, masqué dans la copie jointe')
  expect(words.replace(/ /g, '')).toContain(hash(mailBytes).slice(0, 32))
  expect(words).toContain(
    'Heures locales (Europe/Paris). Les liens personnels vers la page du client sont masqués par des croix',
  )
})

test('shown to a court as an exhibit, the same mail holds no key either', async () => {
  const { exhibits } = await desk.ground(morel)
  const mail = exhibits.find(({ key }) => key.startsWith('message:'))!
  expect(mail.kind).toBe('statement_of_account')
  await desk.add(morel, 'Commande.pdf', 'order', await invoicePdf('CDE-1'))
  await desk.add(morel, 'Kbis.pdf', 'company_extract', await invoicePdf('KBIS'))
  const after = await desk.whole(morel)
  const asked = await desk.ask(morel, { ...after, exhibits: [...after.exhibits, { key: mail.key, title: mail.title }] })
  expect(asked.refusal).toBeNull()
  await story.runJobs()
  const archive = unzipped(await desk.archive(asked.value.id))
  const told = manifestOf(archive).files.find(({ title }) => title === mail.title)!
  expect(told).toMatchObject({ original: hash(mailBytes) })
  expect(told.changed).toContain('lien personnel vers la page du client masqué')
  const words = await wordsOf(archive.get(told.name)!)
  expect(words).toContain('/p/xxxxx-xxxxx-xxxxx-xxxxx')
  expect(words).toContain('Un lien personnel vers la page du client, qui ouvre son compte à qui le détient, est masqué')
})

test('asked of one debt, it tells that debt alone; of a debt that is none of the customer’s, nothing is made', async () => {
  const { lines } = await desk.ground(morel)
  const [first] = lines
  const { archive } = await evidence([first!.itemId])
  const names = [...archive.keys()]
  expect(names.filter((name) => name.startsWith('documents/') && name.includes('Facture'))).toHaveLength(1)
  const words = plainly(await wordsOf(archive.get(names.find((name) => name.startsWith('000_'))!)!))
  expect(words).toContain(`Ce dossier porte sur : ${first!.documentNo}.`)
  const other = await newCustomer(story, 'AUTRE', {})
  const { refusal } = await story.owner.ask(routes.askEvidence, {
    params: { id: other },
    body: { itemIds: [first!.itemId] },
  })
  expect(refusal?.code).toBe('not_its_debt')
})
