import { serviceProof } from '../../correspondence/index.ts'
import { bytesOf } from '../../documents/index.ts'
import { documentKindNames } from '../../documents/wording.ts'
import { type Lang, type Sentence, type SentenceParams, say } from '../../kernel/wording.ts'
import { type PackBuilder } from '../packs/build-pack.ts'
import { evidenceName } from '../packs/file-names.ts'
import { manifests } from '../packs/manifest.ts'
import { actDocument, archived } from '../packs/print-act.ts'
import { type CopyKind, struckCopy } from '../packs/strike-links.ts'
import { entryFile } from '../provisions/entry-file.ts'
import { duplicateToPrint } from '../provisions/print-duplicate.ts'
import { type EvidencePlan, gatherEvidence, type History } from './gather.ts'
import { evidenceAct, titleOf } from './print-evidence.ts'
import { messageBytes } from './store.ts'
import { lossWords, told as words } from './wording.ts'

const ENDINGS = {
  mime: ['eml', 'message/rfc822'],
  pdf: ['pdf', 'application/pdf'],
  text: ['txt', 'text/plain; charset=utf-8'],
} as const

/** Documents, messages and proofs byte for byte, the trail's extract, and one PDF that tells what they are: last made, it names the others. */
export const buildEvidence =
  (history: History): PackBuilder =>
  async ({ db, press }, orgId, pack, writer) => {
    const plan = pack.plan as EvidencePlan
    const evidence = await db.inOrg(orgId, (tx) => gatherEvidence(tx, pack.customerId, plan, pack.madeOn, history))
    const t = (sentence: Sentence, params?: SentenceParams) => say(plan.lang, sentence, params)
    const copied = async (kind: CopyKind | null, title: string, kept: Buffer) => {
      const { bytes, original } = kind ? await struckCopy(kind, title, kept) : { bytes: kept, original: null }
      return { bytes, originalSha256: original, changed: original === null ? '' : t(words.struck) }
    }
    for (const [place, one] of evidence.documents.entries()) {
      const kept = await db.inOrg(orgId, (tx) => bytesOf(tx, one.id))
      const name = `documents/${evidenceName(place + 1, one.name)}`
      const title = `${t(documentKindNames[one.kind])} – ${one.name}`
      const { bytes, ...struck } = await copied(textKindOf(one.type), title, Buffer.from(kept))
      await writer.put({ name, title, type: one.type, notArchival: NOT_OURS[plan.lang], ...struck }, bytes)
    }
    for (const [place, one] of evidence.sent.entries()) {
      const message = await db.inOrg(orgId, (tx) => messageBytes(tx, one.id))
      const title = [one.subject, one.toAddress || one.toName].filter(Boolean).join(' – ')
      if (message) {
        const [ending, type] = ENDINGS[message.kind]
        const name = `messages/${evidenceName(place + 1, `${one.on}_${one.channel}.${ending}`)}`
        const { bytes, ...struck } = await copied(message.kind, title, message.bytes)
        await writer.put(
          { name, title, type, notArchival: type === 'application/pdf' ? ORDINARY[plan.lang] : '', ...struck },
          bytes,
        )
      }
      for (const { kind } of one.proofs) {
        const proof = await db.inOrg(orgId, (tx) => serviceProof(tx, one.id, kind))
        if (!proof) continue
        const ending = proof.contentType.startsWith('application/pdf') ? 'pdf' : 'bin'
        const name = `preuves/${evidenceName(place + 1, `${one.on}_${kind}.${ending}`)}`
        await writer.put(
          { name, title: `${kind} – ${title}`, type: proof.contentType, notArchival: NOT_OURS[plan.lang] },
          proof.bytes,
        )
      }
    }
    if (evidence.lost) {
      const { loss } = evidence.lost
      const drawn = await db.inOrg(orgId, (tx) => duplicateToPrint(tx, loss, pack.madeOn))
      const { bytes, pages } = await press.renderPdf(archived(drawn))
      const title = t(lossWords.duplicate)
      await writer.put({ name: `duplicata-${loss.no}.pdf`, title, type: 'application/pdf', pages }, bytes)
      const { name, type, bytes: entries } = entryFile('csv', `perte-${loss.no}`, evidence.lost.entries)
      await writer.put({ name, title: t(lossWords.entries), type }, Buffer.from(entries))
    }
    await writer.put(
      { name: 'journal.jsonl', title: t(words.trail), type: 'application/jsonl' },
      Buffer.from(evidence.trail.text),
    )
    const { bytes, pages } = await press.renderPdf(actDocument(evidenceAct(evidence, writer.files, plan.lang)))
    const title = t(titleOf(evidence))
    const report = evidenceName(0, `${title}_${evidence.customer.code}.pdf`)
    await writer.put({ name: report, title, type: 'application/pdf', pages }, bytes)
    const about = {
      file: pack.name,
      on: evidence.on,
      creditor: evidence.letterhead.organisation.name,
      debtor: evidence.customer.name,
      trail: { events: evidence.trail.chainEvents, head: evidence.trail.head },
    }
    for (const [name, type, content] of manifests(about, writer.files))
      await writer.put({ name, title: name, type }, Buffer.from(content))
    await writer.put(
      { name: t(words.readMe), title: t(words.readMe), type: 'text/plain; charset=utf-8' },
      Buffer.from(readMe(plan.lang, t, title, report, evidence.customer.name)),
    )
  }

/** Of what people keep, a text may hold a link that was sent: a mail that answers ours quotes it. */
const textKindOf = (type: string): CopyKind | null =>
  type.startsWith('message/rfc822') ? 'mime' : type.startsWith('text/') ? 'text' : null

/** A letter as it left: no archive was in view. */
const ORDINARY: Readonly<Record<Lang, string>> = { fr: 'PDF ordinaire', en: 'ordinary PDF' }

/** What people keep is given as it is. */
const NOT_OURS: Readonly<Record<Lang, string>> = { fr: 'copie telle quelle', en: 'copied as it is' }

const readMe = (
  lang: Lang,
  t: (sentence: Sentence, params?: SentenceParams) => string,
  title: string,
  report: string,
  debtor: string,
): string =>
  [
    `${title} – ${debtor}`,
    lang === 'fr' ? `Commencez par ${report}.` : `Begin with ${report}.`,
    t(words.verifyFiles),
    t(words.verify),
    t(words.truth),
    '',
  ].join('\r\n\r\n')
