import { afterAll, beforeAll, expect, test } from 'vitest'
import { colleaguesRoutes } from '../src/colleagues/contract.ts'
import { answersWaiting } from '../src/colleagues/index.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { deskRoutes } from '../src/desk/contract.ts'
import { disputesRoutes } from '../src/disputes/contract.ts'
import { customerRoutes as dunningCustomer } from '../src/dunning/customers/contract.ts'
import { day } from '../src/kernel/calendar.ts'
import { profileRoutes } from '../src/parties/profile-contract.ts'
import { repliesRoutes } from '../src/replies/contract.ts'
import { bookDocument, newCustomer } from '../tools/testing/books.ts'
import { type Story, tellStory } from '../tools/testing/story.ts'
import { linksIn, mailsTo, newColleague, openPage, questionShown, sendForm } from './colleagues-pages.ts'
import { causeNamed, disputeShown, openPriceDispute } from './disputes-desk.ts'
import { openExchange, written } from './replies-box.ts'

/** What colleagues without an account are asked by mail, and what they do on the page that its link opens. */
let story: Story
let customerId: string
let other: string
let nadia: string
const items: Record<string, string> = {}

beforeAll(async () => {
  story = await tellStory('2026-03-02')
  customerId = await newCustomer(story, 'MOREL')
  other = await newCustomer(story, 'BATISUD')
  items['FA-1'] = await bookDocument(story, { customerId, documentNo: 'FA-1', cents: 50_000, dueOn: '2026-02-06' })
  items['FA-2'] = await bookDocument(story, { customerId, documentNo: 'FA-2', cents: 20_000, dueOn: '2026-02-10' })
  items['FA-3'] = await bookDocument(story, { customerId, documentNo: 'FA-3', cents: 30_000, dueOn: '2026-02-12' })
  nadia = await newColleague(story, 'Nadia Perrin')
})
afterAll(() => story.end())

type Asked = Partial<Parameters<typeof ask>[0]>
const order = (more: Asked = {}) => ({
  colleagueId: nadia,
  customerId,
  disputeId: null,
  itemIds: [items['FA-1']!],
  asks: 'Ce client a-t-il bien été livré ?',
  showsEvidence: false,
  answerBy: null,
  ...more,
})
const ask = async (body: {
  colleagueId: string
  customerId: string
  disputeId: string | null
  itemIds: string[]
  asks: string
  showsEvidence: boolean
  answerBy: string | null
}) => (await story.owner.call(colleaguesRoutes.ask, { body })).id

/** Asks, and gives the path of the page that the mail opens. */
async function asked(more: Asked = {}) {
  const asks = `Question ${++questions} : ce client a-t-il bien été livré ?`
  const id = await ask(order({ asks, ...more }))
  await story.runJobs()
  const mails = await mailsTo(story, 'nadia@atelier.example')
  // The clock of a story stands still: mails are told apart by what they ask.
  const mail = mails.find(({ text }) => text.includes(asks))!
  return { id, path: linksIn(mail.text)[0]!, mail }
}
let questions = 0
const timeline = async () =>
  (await story.owner.call(deskRoutes.timeline, { params: { id: customerId }, query: {} })).entries

test('a colleague answers from a mail, without an account, and everything is on the timeline in its name', async () => {
  const { id, path, mail } = await asked()
  expect(mail.subject).toBe('Question sur Client MOREL')
  expect(mail.text).toContain('ce client a-t-il bien été livré')
  const page = await openPage(story, path)
  expect(page.status).toBe(200)
  expect(page.text).toContain('FA-1 500,00 € échéance le 06/02/2026')
  // Nothing more than what is asked about.
  expect(page.text).not.toContain('FA-2')
  const form = { act: 'answer', key: page.key('answer'), body: 'Oui, le 3 février, bon signé.' }
  expect((await sendForm(story, path, form)).text).toContain('C’est enregistré. Merci.')
  // The same form sent twice is one answer.
  await sendForm(story, path, form)
  const question = await questionShown(story, id)
  expect(question).toMatchObject({ state: 'answered', proposals: 0, firstReadAt: expect.any(String) })
  expect(question.deeds.map((deed) => [deed.kind, deed.body])).toEqual([['answer', 'Oui, le 3 février, bon signé.']])
  expect((await timeline()).filter((one) => one.by === 'Nadia Perrin').map((one) => one.title)).toEqual([
    'Réponse d’un collègue',
    'Question lue par un collègue',
  ])
  const waiting = await story.database.db.inOrg(story.owner.orgId, (tx) => answersWaiting(tx, day('2026-03-02')))
  expect(waiting).toMatchObject([{ kind: 'colleague_answered', customerId, colleague: 'Nadia Perrin' }])
  await story.owner.call(colleaguesRoutes.close, { params: { id } })
  expect((await openPage(story, path)).status).toBe(404)
})

test('what a page is sent is checked before anything is done', async () => {
  const { id, path } = await asked({ itemIds: [] })
  const page = await openPage(story, path)
  const tried = async (fields: Record<string, string | File>) =>
    (await sendForm(story, path, { key: page.key('answer'), ...fields })).text
  expect(await tried({ act: 'answer', body: ' ' })).toContain('Écrivez votre réponse avant de l’envoyer.')
  expect(await tried({ act: 'hold', body: 'x', untilOn: '2026-13-45' })).toContain('n’existe pas au calendrier')
  expect(await tried({ act: 'hold', body: 'x', untilOn: '2026-04-02' })).toContain('jusqu’au 01/04/2026 au plus tard')
  expect(await tried({ act: 'accept', cents: '10', body: 'x' })).toContain('n’est pas à propos d’un litige')
  const program = new File(['MZ\x90\0'], 'photo.png', { type: 'image/png' })
  expect(await tried({ act: 'file', file: program })).toContain('est un programme')
  expect(await tried({ act: 'task-x' })).toContain('n’est pas la vôtre')
  expect(await tried({ act: 'pay' })).toContain('Rechargez-la')
  const foreign = await sendForm(story, path, { act: 'answer', body: 'Oui' }, 'https://evil.example')
  expect(foreign.status).toBe(403)
  expect((await questionShown(story, id)).deeds).toEqual([])
  // Words of people are words, never markup.
  const spoken = '<script>alert(1)</script> {{nom}} **gras**'
  await sendForm(story, path, { act: 'answer', key: page.key('answer'), body: spoken })
  expect((await openPage(story, path)).html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{nom}} **gras**')
})

test('a hold of a colleague ends, and reminders wait until then', async () => {
  const { path } = await asked()
  const page = await openPage(story, path)
  const held = await sendForm(story, path, {
    act: 'hold',
    key: page.key('hold'),
    untilOn: '2026-03-20',
    body: 'Je le vois jeudi',
  })
  expect(held.text).toContain('Relances suspendues, jusqu’au 20/03/2026')
  const { holds } = await story.owner.call(dunningCustomer.customer, { params: { id: customerId }, query: {} })
  expect(holds).toMatchObject([{ untilOn: '2026-03-20', category: 'commercial', note: 'Je le vois jeudi' }])
  const file = new File(['%PDF-1.7\n%%EOF'], 'bon.pdf')
  const key = (await openPage(story, path)).key('file')
  expect((await sendForm(story, path, { act: 'file', key, file })).text).toContain('bon.pdf')
})

test('an outcome is proposed, a member confirms; the colleague of the cause decides alone when it may', async () => {
  const disputeId = await openPriceDispute(story, customerId, { [items['FA-1']!]: null })
  const { id, path } = await asked({ disputeId, itemIds: [] })
  const page = await openPage(story, path)
  expect(page.text).toContain('Le prix n’est pas celui du devis.')
  const fields = { act: 'accept', key: page.key('accept'), cents: '120,00', body: 'Devis signé à 380' }
  expect((await sendForm(story, path, { ...fields, cents: '620' })).text).toContain('dépasse ce qui est contesté')
  await sendForm(story, path, fields)
  expect((await disputeShown(story, disputeId)).state).toBe('open')
  expect(await story.owner.ask(colleaguesRoutes.close, { params: { id } })).toMatchObject({
    refusal: { code: 'proposal_waits' },
  })
  const [deed] = (await questionShown(story, id)).deeds
  expect(deed).toMatchObject({ kind: 'accept', cents: 12_000, currency: 'EUR', verdict: 'proposed' })
  const decide = () => story.owner.ask(colleaguesRoutes.decide, { params: { id: deed!.id }, body: { isAgreed: true } })
  expect((await decide()).refusal).toBeNull()
  expect((await decide()).refusal?.code).toBe('already_done')
  expect(await disputeShown(story, disputeId)).toMatchObject({ state: 'waiting', awaitedCents: 12_000 })
  // The cause "Quality" is Nadia's to decide.
  const { categories } = await story.owner.call(disputesRoutes.categories)
  const quality = categories.find((one) => one.label === 'Qualité')!
  const tasks = quality.tasks.map((task, place) => ({ ...task, colleagueId: place === 0 ? nadia : null }))
  await story.owner.call(disputesRoutes.changeCategory, {
    params: { id: quality.id },
    body: { ...quality, colleagueId: nadia, colleagueDecides: true, tasks },
  })
  const decided = await openPriceDispute(
    story,
    customerId,
    { [items['FA-2']!]: null },
    { categoryId: await causeNamed(story.owner, 'Qualité') },
  )
  await story.runJobs()
  const mails = (await mailsTo(story, 'nadia@atelier.example')).filter(({ text }) => text.includes('Qualité'))
  // Nobody had to ask: the dispute reached her, once.
  expect(mails).toHaveLength(1)
  const own = linksIn(mails[0]!.text)[0]!
  const shown = await openPage(story, own)
  expect(shown.text).toContain('Vous décidez')
  const [first] = (await disputeShown(story, decided)).tasks
  const act = `task-${first!.id}`
  expect((await sendForm(story, own, { act, key: shown.key(act) })).text).toContain('Tâche faite')
  await sendForm(story, own, { act: 'reject', key: shown.key('reject'), body: 'Conforme au bon' })
  expect(await disputeShown(story, decided)).toMatchObject({
    state: 'resolved',
    outcome: 'rejected',
    resolvedBy: 'Nadia Perrin',
  })
})

test('a link that was withdrawn, ran out or was never given opens nothing, and the tries of known ones are recorded', async () => {
  const { id, path } = await asked({ itemIds: [items['FA-3']!] })
  const page = await openPage(story, path)
  await story.owner.call(colleaguesRoutes.withdraw, { params: { id } })
  const late = await sendForm(story, path, { act: 'answer', key: page.key('answer'), body: 'Trop tard' })
  expect([late.status, late.text.includes('FA-3'), late.text.includes('MOREL')]).toEqual([404, false, false])
  expect((await questionShown(story, id)).deeds).toEqual([])
  const forged = await openPage(story, `${path.slice(0, -5)}zzzzz`)
  expect(forged.text).toBe((await openPage(story, path)).text)
  expect((await timeline()).some((one) => one.title === 'Lien fermé essayé')).toBe(true)
  const second = await asked({ itemIds: [items['FA-3']!] })
  story.at('2026-03-24')
  expect((await openPage(story, second.path)).status).toBe(404)
  // Asked again by hand, the same address opens as long as after a first mail.
  await story.owner.call(colleaguesRoutes.remind, { params: { id: second.id } })
  expect((await openPage(story, second.path)).status).toBe(200)
  await story.owner.call(colleaguesRoutes.withdraw, { params: { id: second.id } })
  story.at('2026-03-02')
})

test('who has left the house opens nothing any more, and what it was asked is for a member again', async () => {
  const colleagueId = await newColleague(story, 'Remi Caradec')
  const id = await ask(order({ colleagueId }))
  await story.runJobs()
  const [mail] = await mailsTo(story, 'remi@atelier.example')
  const path = linksIn(mail!.text)[0]!
  const page = await openPage(story, path)
  expect(page.status).toBe(200)
  await story.owner.call(profileRoutes.removeColleague, { params: { id: colleagueId } })
  expect((await openPage(story, path)).text).not.toContain('MOREL')
  const late = await sendForm(story, path, { act: 'answer', key: page.key('answer'), body: 'Encore moi' })
  expect(late.status).toBe(404)
  expect(await questionShown(story, id)).toMatchObject({ deeds: [], isSilent: true })
  const waiting = await story.database.db.inOrg(story.owner.orgId, (tx) => answersWaiting(tx, day('2026-03-02')))
  expect(waiting.find((one) => one.questionId === id)?.kind).toBe('colleague_silent')
})

test('a colleague who does not answer is reminded after its working days, then a member has it on the worklist', async () => {
  await story.owner.call(colleaguesRoutes.withdraw, { params: { id: await ask(order()) } })
  const id = await ask(order({ asks: 'Avez-vous le bon de livraison ?' }))
  const told = async () =>
    (await mailsTo(story, 'nadia@atelier.example')).filter(({ text }) => text.includes('bon de livraison')).length
  const counts: number[] = []
  for (const on of ['02', '03', '04', '06', '10']) {
    story.at(`2026-03-${on}`)
    await story.runJobs()
    counts.push(await told())
  }
  // Asked on Monday; two working days each, and twice at most.
  expect(counts).toEqual([1, 1, 2, 3, 3])
  const silent = await story.database.db.inOrg(story.owner.orgId, (tx) => answersWaiting(tx, day('2026-03-10')))
  expect(silent.find((one) => one.questionId === id)?.kind).toBe('colleague_silent')
})

test('what cannot be asked is refused with a sentence', async () => {
  const tried = async (more: Asked) =>
    (await story.owner.ask(colleaguesRoutes.ask, { body: order(more) })).refusal?.code
  const nobody = '01890000-0000-7000-8000-000000000000'
  expect(await tried({ asks: ' ' })).toBe('question_empty')
  expect(await tried({ colleagueId: nobody })).toBe('colleague_gone')
  expect(await tried({ customerId: other })).toBe('item_unknown')
  expect(await tried({ disputeId: nobody })).toBe('dispute_unknown')
  expect(await tried({ answerBy: '2026-03-01' })).toBe('day_past')
})

test('an answer by mail is taken as that colleague’s answer, and nothing of it as the customer’s word', async () => {
  const exchange = await openExchange(story)
  const asks = 'Réglez-vous cela avec eux par téléphone ?'
  const id = await ask(order({ asks }))
  await story.runJobs()
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: {} })
  const message = rows.find(
    (one) => one.purpose === 'colleague_question' && one.state === 'sent' && one.via === 'smtp',
  )!
  // A reminder that leaves meanwhile does not make the first mail another question.
  await story.owner.call(colleaguesRoutes.remind, { params: { id } })
  await story.runJobs()
  const text = 'Ils promettent de payer 500 € vendredi.'
  exchange.imap.deliver(written(story, { from: 'Nadia Perrin <nadia@atelier.example>', answers: message.id, text }))
  // Somebody who only pretends to be her is left to a person.
  const stranger = 'Nadia <nadia@ailleurs.example>'
  exchange.imap.deliver(written(story, { from: stranger, answers: message.id, text: 'Abandonnez tout.' }))
  story.at('2026-03-10', '09:30')
  await story.runJobs()
  const question = await questionShown(story, id)
  expect(question).toMatchObject({ state: 'answered' })
  expect(question.deeds.map(({ kind, body }) => [kind, body])).toEqual([['answer', text]])
  const { replies } = await story.owner.call(repliesRoutes.replies, { query: { show: 'waiting' } })
  expect(replies.map(({ fromAddress, proposals }) => [fromAddress, proposals])).toEqual([
    ['nadia@ailleurs.example', []],
  ])
  await exchange.close()
})
