import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Db } from '../../platform/db.ts'
import type { JobPayload } from '../../platform/jobs.ts'
import { DocumentFailed, type PdfPress } from '../../platform/pdf/pdf-press.ts'
import { record } from '../../trail/index.ts'
import { statutesOf } from '../references/statutes-of.ts'
import { type ChannelLimits, limitsOf, MEGABYTE, sendingsOf } from './channels.ts'
import { exhibitFiles, obstacles } from './court-wording.ts'
import { groundOf } from './draft.ts'
import { fileName } from './file-names.ts'
import { exhibitPdf } from './make-exhibit.ts'
import { manifests } from './manifest.ts'
import { CERFA, MOST_PACK_BYTES, type PackPlan } from './model.ts'
import type { NumberedExhibit } from './numbered.ts'
import { dropFiles, endPack, lockPack, type Pack } from './pack-store.ts'
import { type PackWriter, packMeasured, packTooLarge, packWriter } from './pack-writer.ts'
import { numbered, refusalOf } from './plan.ts'
import { actDocument, inFrench } from './print-act.ts'
import { formAct, listAct } from './print-annexes.ts'
import { type PackText, requestAct } from './print-request.ts'
import { stampedPdf } from './stamp.ts'
import { channelNames, packWording as words } from './wording.ts'

export type PackDeps = { readonly db: Db; readonly clock: Clock; readonly press: PdfPress }

/** Writes the files of a pack. Throws `Refused` where nothing is to be made. */
export type PackBuilder = (deps: PackDeps, orgId: number, pack: Pack, writer: PackWriter) => Promise<void>

/**
 * Makes a pack that was asked for: from nothing each time, so that a build cut short begins again. What is refused leaves a sentence and no
 * file; the archive is known by its hash.
 */
export async function buildPack(deps: PackDeps, { orgId, packId }: JobPayload, build: PackBuilder): Promise<void> {
  const { db, clock } = deps
  const id = String(packId)
  const pack = await db.inOrg(orgId, async (tx) => {
    const found = await lockPack(tx, id)
    if (found?.state === 'building') await dropFiles(tx, id)
    return found
  })
  if (pack?.state !== 'building') return
  const end = async (): Promise<{ size: number; sha256: string } | { refusal: Refusal }> => {
    try {
      await build(deps, orgId, pack, packWriter(db, orgId, id))
      return await packMeasured(db, orgId, id)
    } catch (error) {
      if (error instanceof Refused) return { refusal: error.refusal }
      if (!(error instanceof DocumentFailed)) throw error
      return { refusal: refuse('cannot_draw', words.cannotDraw, { problem: error.message.slice(0, 200) }).refusal }
    }
  }
  const ended = await end()
  await db.inOrg(orgId, async (tx) => {
    const at = clock.now()
    if ('refusal' in ended) await dropFiles(tx, id)
    if ((await endPack(tx, id, ended, at)) === 0) return
    const { customerId, madeBy, madeByName, name, kind } = pack
    await record(tx, {
      actor: { id: madeBy, name: madeByName },
      at,
      verb: 'refusal' in ended ? 'pack_refused' : 'pack_made',
      subject: { kind: 'customer', id: customerId },
      data: {
        pack: id,
        packKind: kind,
        file: name,
        ...('refusal' in ended ? { why: ended.refusal.code } : { sha256: ended.sha256, bytes: ended.size }),
      },
    })
  })
}

/** The request, its list and its form, the exhibits stamped under their numbers, and what the whole holds. */
export const buildRequest: PackBuilder = async ({ db, press }, orgId, pack, writer) => {
  const plan = pack.plan as PackPlan
  const on = pack.madeOn
  const { ground, limits } = await db.inOrg(orgId, async (tx) => {
    const found = await groundOf(tx, pack.customerId, on, 'fr')
    return { ground: found, limits: limitsOf(await statutesOf(tx), plan.channel, on) }
  })
  const missing = refusalOf(ground, plan, 'fr')
  if (missing) throw new Refused(missing)
  const asked: PackText = { ground, plan, exhibits: numbered(ground, plan) }
  const code = ground.customer.code

  const made: Made[] = []
  let held = 0
  for (const one of asked.exhibits) {
    const draws = await db.inOrg(orgId, (tx) => exhibitPdf(tx, press, asked, one))
    const { bytes, pages, obstacle } = await stampedPdf(
      press,
      one,
      await draws(),
      ground.letterhead.organisation.name,
      on,
    )
    checkSize(one.title, bytes.length, limits)
    held += bytes.length
    // Exhibits wait in memory for the list that tells their pages: never more of them than a pack holds.
    if (held > MOST_PACK_BYTES) throw packTooLarge()
    const name = fileName(
      FIRST_EXHIBIT + one.no - 1,
      `piece-${one.no}-${exhibitFiles[one.kind]}`,
      one.numbers[0] ?? '',
      one.on ?? on,
    )
    made.push({ one: { ...one, pages, file: name }, bytes, notArchival: obstacle ? inFrench(obstacles[obstacle]) : '' })
  }
  const text: PackText = { ...asked, exhibits: made.map(({ one }) => one) }
  const acts = [
    [requestAct(text), 'requete'],
    [listAct(text), 'bordereau'],
    [formAct(text), `donnees-cerfa-${CERFA[plan.court.kind]}`],
  ] as const
  const drawn: Filed[] = []
  for (const [place, [act, type]] of acts.entries()) {
    const { bytes, pages } = await press.renderPdf(actDocument(act))
    checkSize(act.title, bytes.length, limits)
    drawn.push({
      name: fileName(place + 1, type, code, on),
      title: act.title,
      bytes,
      pages,
      exhibitNo: null,
      notArchival: '',
    })
  }
  const filed = [
    ...drawn,
    ...made.map(
      ({ one, bytes, notArchival }): Filed => ({
        notArchival,
        name: one.file!,
        title: one.title,
        bytes,
        pages: one.pages!,
        exhibitNo: one.no,
      }),
    ),
  ]
  const sendings = sendingsOf(
    filed.map(({ bytes }) => bytes.length),
    limits.sendingMb,
  )
  for (const [place, { bytes, ...file }] of filed.entries()) {
    const folder = limits.sendingMb === null ? '' : `envoi-${sendings[place]}/`
    await writer.put({ ...file, name: `${folder}${file.name}`, type: 'application/pdf' }, bytes)
  }
  const about = {
    file: pack.name,
    on,
    creditor: ground.letterhead.organisation.name,
    debtor: ground.customer.name,
    court: plan.court,
    channel: plan.channel,
    cerfa: CERFA[plan.court.kind],
  }
  for (const [name, type, content] of manifests(about, writer.files))
    await writer.put({ name, title: name, type }, Buffer.from(content))
}

/** Places of the request, the list and the form. */
const FIRST_EXHIBIT = 4

type Made = { readonly one: NumberedExhibit; readonly bytes: Uint8Array; readonly notArchival: string }
type Filed = {
  readonly name: string
  readonly title: string
  readonly bytes: Uint8Array
  readonly pages: number
  readonly exhibitNo: number | null
  readonly notArchival: string
}

function checkSize(title: string, size: number, { channel, fileMb }: ChannelLimits): void {
  if (fileMb === null || size <= fileMb * MEGABYTE) return
  const name = { fr: say('fr', channelNames[channel]), en: say('en', channelNames[channel]) }
  const told = (lang: 'fr' | 'en') => words.exhibitTooLarge[lang].replace('{channel}', name[lang])
  const params = { title, size: Math.ceil(size / (MEGABYTE / 10)) / 10, limit: fileMb }
  throw new Refused(refuse('exhibit_too_large', { fr: told('fr'), en: told('en') }, params).refusal)
}
