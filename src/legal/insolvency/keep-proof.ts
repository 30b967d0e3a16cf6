import { organisationOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import { letterheadOf, messageData, messageOf, queueMessages } from '../../correspondence/index.ts'
import { attachable, documentOf, keepDocument } from '../../documents/index.ts'
import { dayIn, formatLongDay, type LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { formatMoney } from '../../kernel/money.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db, OrgTx } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { checkedFile } from '../../platform/upload.ts'
import { systemActor } from '../../trail/index.ts'
import { recordEvent } from '../limitation/record-event.ts'
import type { InsolvencyCase, ProofAnswer } from './model.ts'
import { lockedCase } from './move-case.ts'
import { tell, tellMoved, writeEvent } from './open-case.ts'
import { proofToPrint } from './print-proof.ts'
import { type ProofAsked, type ProofContent, proofContent } from './proof-content.ts'
import { insertProof, type Proof, proofOfMessage, proofsOfCases, setAside, updateProof } from './proof-store.ts'
import { proved } from './proof-wording.ts'
import { insolvencyWording as words } from './wording.ts'

type ProofDeps = { readonly db: Db; readonly press: PdfPress }

/**
 * Makes the proof of a case and keeps it with the customer's documents; it takes the place of one that has not left. The press draws
 * between two transactions: books that moved meanwhile make it start over.
 */
export async function makeProof(
  { db, press }: ProofDeps,
  orgId: number,
  caseId: string,
  asked: ProofAsked,
  by: By,
): Promise<string> {
  const drawn = await db.inOrg(orgId, async (tx) => {
    const content = await proofContent(tx, await proveable(tx, caseId), asked)
    return { content, document: await proofToPrint(tx, content, by.today) }
  })
  const { bytes } = await press.renderPdf(drawn.document)
  return db.inOrg(orgId, async (tx) => {
    const one = await proveable(tx, caseId)
    const content = await proofContent(tx, one, asked)
    if (JSON.stringify(content) !== JSON.stringify(drawn.content))
      throw new Refused(refuse('changed_meanwhile', words.changedMeanwhile).refusal)
    const file = checkedFile({ name: `${proved.fileName}-${one.openedOn}.pdf`, bytes })
    const about = { kind: 'correspondence', numbers: [], bearsOn: by.today } as const
    const { id: documentId } = await keepDocument(tx, one.customerId, file, about, by)
    await setAside(tx, caseId)
    const proof: Proof = {
      ...{ id: newId(by.at), caseId, currency: 'EUR', content, documentId, sha256: file.sha256 },
      ...{ dueCents: content.dueCents, toFallDueCents: content.toFallDueCents, state: 'made' },
      ...{
        messageId: null,
        sentOn: null,
        admittedCents: null,
        clockEventId: null,
        madeAt: by.at,
        madeByName: by.actor.name,
      },
    }
    await insertProof(tx, proof)
    const detail = `${formatMoney('fr', content.dueCents + content.toFallDueCents, 'EUR')}`
    await writeEvent(tx, one, { what: 'proof_made', on: by.today, detail, documentId }, by)
    await tell(tx, 'proof_of_claim_made', one, by, {
      document: documentId,
      sha256: file.sha256,
      amount: declared(content),
    })
    return proof.id
  })
}

const declared = ({ dueCents, toFallDueCents }: Pick<ProofContent, 'dueCents' | 'toFallDueCents'>) => ({
  cents: dueCents + toFallDueCents,
  currency: 'EUR',
})

/** A case whose claim may be proved, or proved anew: refused once it is on its way. A proof that left is completed by another one. */
async function proveable(tx: OrgTx, caseId: string): Promise<InsolvencyCase> {
  const one = await lockedCase(tx, caseId)
  const [proof] = await proofsOfCases(tx, [caseId])
  if (proof?.messageId && proof.sentOn === null)
    throw new Refused(refuse('proof_on_its_way', words.proofOnItsWay).refusal)
  return one
}

/** Hands the proof over as a registered letter to whom claims are proved; it is sent on the day that the letter leaves. */
export async function sendProof(tx: OrgTx, caseId: string, by: By): Promise<string> {
  const { one, proof } = await standing(tx, caseId)
  if (proof.sentOn !== null) throw new Refused(refuse('proof_sent', words.proofSent, { on: proof.sentOn }).refusal)
  if (proof.messageId) throw new Refused(refuse('proof_on_its_way', words.proofOnItsWay).refusal)
  const { officer } = one
  if (officer.name === '' || officer.lines.length < 2)
    throw new Refused(refuse('officer_missing', words.officerMissing, {}, 'officer').refusal)
  const { organisation, place, isDemo } = await letterheadOf(tx)
  const data = orRefuse(
    messageData({
      organisation,
      recipient: { name: officer.name, contact: null, addressLines: officer.lines, lang: 'fr', kind: 'business' },
      ...{ on: by.today, place, reference: `DC-${one.openedOn.replaceAll('-', '')}-${caseId.slice(-6)}` },
      step: { tone: 'note', channel: 'registered_letter' },
      ...{ items: [], credits: [], deadlineOn: null, lateCharges: null, payUrl: null, isDemo },
    }),
  )
  const run = (text: string) => ({ kind: 'paragraph' as const, lines: [[{ text, bold: false }]] })
  const { debtor, dueCents, toFallDueCents, court } = proof.content
  const amount = formatMoney('fr', dueCents + toFallDueCents, 'EUR')
  const written = {
    subject: `${proved.title} – ${debtor.name}`,
    blocks: [
      run('Madame, Monsieur,'),
      run(
        `Veuillez trouver ci-joint notre déclaration de créance, pour ${amount}, à la procédure de ${proved.procedures[one.procedure]} ouverte le ${formatLongDay('fr', one.openedOn)}${court ? ` (${court})` : ''} à l’égard de ${debtor.name}.`,
      ),
      run('Nous vous remercions de nous en accuser réception.'),
      { kind: 'signature' as const },
    ],
  }
  const { name, size } = (await documentOf(tx, proof.documentId))!
  const numbers = [...proof.content.due, ...proof.content.toFallDue].map(({ documentNo }) => documentNo)
  const invoices = (await attachable(tx, one.customerId, numbers)).attachments
  const attachments = [{ documentId: proof.documentId, name, size, sha256: proof.sha256 }, ...invoices.slice(0, 9)]
  const content = { data, template: { subject: written.subject, body: '-' }, written, attachments }
  const to = { name: officer.name, address: '' }
  const orders = [{ customerId: one.customerId, purpose: 'proof_of_claim', to, content, notBefore: by.at }]
  const [messageId] = await queueMessages(tx, orders, by.at)
  await updateProof(tx, { ...proof, messageId: messageId! })
  await tell(tx, 'proof_of_claim_queued', one, by, { message: messageId, recipient: officer.name })
  return messageId!
}

/** It was sent in another way: on the portal of the agents, by hand, by a lawyer. The day of sending counts (C. com. art. R622-24). */
export async function proofSentElsewhere(
  tx: OrgTx,
  caseId: string,
  told: { readonly on: LocalDate; readonly evidence: string },
  by: By,
): Promise<void> {
  const { one, proof } = await standing(tx, caseId)
  if (proof.sentOn !== null) throw new Refused(refuse('proof_sent', words.proofSent, { on: proof.sentOn }).refusal)
  if (proof.messageId) throw new Refused(refuse('proof_on_its_way', words.proofOnItsWay).refusal)
  if (told.on > by.today)
    throw new Refused(refuse('day_ahead', words.dayAhead, { on: told.on, today: by.today }, 'on').refusal)
  if (told.on < one.openedOn)
    throw new Refused(
      refuse('before_judgment', words.beforeJudgment, { on: told.on, openedOn: one.openedOn }, 'on').refusal,
    )
  if (told.evidence.length < 3) throw new Refused(refuse('no_evidence', words.noEvidence, {}, 'evidence').refusal)
  await markSent(tx, one, proof, told, by)
}

/** A registered letter came to rest: the proof that it carries was sent on the day it was posted. Safe to answer twice. */
export async function proofLettersSettled(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  payload: JobPayload,
): Promise<void> {
  const messageIds = Array.isArray(payload.messageIds) ? payload.messageIds.map(String) : []
  await db.inOrg(payload.orgId, async (tx) => {
    const { timeZone } = await organisationOf(tx)
    const at = clock.now()
    const by = { actor: systemActor('insolvency'), at, today: dayIn(timeZone, at) }
    for (const messageId of messageIds) {
      const proof = await proofOfMessage(tx, messageId)
      const message = proof && (await messageOf(tx, messageId))
      if (!proof || !message || proof.sentOn !== null) continue
      if (message.state === 'posted' || message.state === 'sent') {
        const one = await lockedCase(tx, proof.caseId)
        const on = message.postedOn ?? dayIn(timeZone, message.settledAt ?? at)
        const evidence = `Lettre recommandée${message.registeredNo ? ` n° ${message.registeredNo}` : ''} à ${message.toName}`
        await markSent(tx, one, proof, { on, evidence }, by)
      }
      // Given up: it may be handed over again.
      if (message.state === 'failed' || message.state === 'cancelled')
        await updateProof(tx, { ...proof, messageId: null })
    }
  })
}

/** A proof sent is proved: it interrupts limitation until the procedure is closed (C. com. art. L622-25-1). */
async function markSent(
  tx: OrgTx,
  one: InsolvencyCase,
  proof: Proof,
  { on, evidence }: { readonly on: LocalDate; readonly evidence: string },
  by: By,
): Promise<void> {
  const itemIds = [...proof.content.due, ...proof.content.toFallDue].map(({ itemId }) => itemId)
  const clockEventId = await recordEvent(
    tx,
    { customerId: one.customerId, itemIds, cause: 'proof_of_claim', on, until: null, evidence },
    by,
  )
  await updateProof(tx, { ...proof, sentOn: on, state: 'sent', clockEventId })
  await writeEvent(tx, one, { what: 'proof_sent', on, detail: evidence, documentId: proof.documentId }, by)
  await tellMoved(tx, one.customerId)
  await tell(tx, 'proof_of_claim_sent', one, by, { on, evidence, amount: declared(proof.content) })
}

/** What the agent or the judge answered, with the amount admitted where it is less. */
export async function answerProof(
  tx: OrgTx,
  caseId: string,
  told: {
    readonly answer: ProofAnswer
    readonly on: LocalDate
    readonly admittedCents: number | null
    readonly evidence: string
  },
  by: By,
): Promise<void> {
  const { one, proof } = await standing(tx, caseId)
  if (proof.sentOn === null) throw new Refused(refuse('not_sent', words.notSent).refusal)
  if (told.on > by.today)
    throw new Refused(refuse('day_ahead', words.dayAhead, { on: told.on, today: by.today }, 'on').refusal)
  if (told.evidence.length < 3) throw new Refused(refuse('no_evidence', words.noEvidence, {}, 'evidence').refusal)
  const { cents } = declared(proof.content)
  const admittedCents = told.answer === 'admitted' ? cents : told.answer === 'rejected' ? 0 : told.admittedCents
  if (admittedCents !== null && admittedCents > cents) {
    const params = { admitted: { cents: admittedCents, currency: 'EUR' }, declared: { cents, currency: 'EUR' } }
    throw new Refused(refuse('admitted_too_much', words.admittedTooMuch, params, 'admittedCents').refusal)
  }
  await updateProof(tx, { ...proof, state: told.answer, admittedCents })
  await writeEvent(tx, one, { what: told.answer, on: told.on, detail: told.evidence }, by)
  await tell(tx, 'proof_of_claim_answered', one, by, {
    answer: told.answer,
    on: told.on,
    ...(admittedCents === null ? {} : { amount: { cents: admittedCents, currency: 'EUR' } }),
    evidence: told.evidence,
  })
}

async function standing(tx: OrgTx, caseId: string): Promise<{ one: InsolvencyCase; proof: Proof }> {
  const one = await lockedCase(tx, caseId)
  const [proof] = await proofsOfCases(tx, [caseId])
  if (!proof) throw new Refused(refuse('no_proof', words.noProof).refusal)
  return { one, proof }
}
