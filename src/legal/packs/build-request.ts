import { Refused } from '../../kernel/verdict.ts'
import type { PackBuilder } from './build-pack.ts'
import { type ChannelLimits, sendingsOf } from './channels.ts'
import { archivalNote } from './court-wording.ts'
import { groundOf } from './draft.ts'
import { type Filed, fileExhibits, tooLarge } from './file-exhibits.ts'
import { fileName } from './file-names.ts'
import { manifests } from './manifest.ts'
import { CERFA, type PackPlan } from './model.ts'
import type { PackText } from './pack-text.ts'
import { numbered, refusalOf } from './plan.ts'
import { actDocument } from './print-act.ts'
import { formAct, listAct } from './print-annexes.ts'
import { requestAct } from './print-request.ts'
import { MEGABYTE } from './rules.ts'
import { packWording as words } from './wording.ts'

/** Plans kept before matters and other debtors were told have neither. */
const EARLIER = { proceedingId: null, others: [] } as const

/** Places of the request, the list and the form. */
const FIRST_EXHIBIT = 4

/** The request, its list and its form, the exhibits stamped under their numbers, and what the whole holds. */
export const buildRequest: PackBuilder = async ({ db, press }, orgId, pack, writer) => {
  const plan: PackPlan = { ...EARLIER, ...(pack.plan as PackPlan) }
  const on = pack.madeOn
  const asked = { customerId: pack.customerId, proceedingId: plan.proceedingId, today: on, lang: 'fr' } as const
  const ground = await db.inOrg(orgId, (tx) => groundOf(tx, asked))
  const missing = refusalOf(ground, plan, 'fr')
  if (missing) throw new Refused(missing)
  const limits = ground.limits.find(({ channel }) => channel === plan.channel)!
  const draft: PackText = { ground, plan, exhibits: numbered(ground, plan) }
  const made = await fileExhibits({ db, press, orgId }, draft, limits, FIRST_EXHIBIT)
  const text: PackText = { ...draft, exhibits: made.exhibits }
  const acts = [
    [requestAct(text), 'requete'],
    [listAct(text), 'bordereau'],
    [formAct(text), `donnees-cerfa-${CERFA[plan.court.kind]}`],
  ] as const
  const drawn: Filed[] = []
  for (const [place, [act, type]] of acts.entries()) {
    const { bytes, pages } = await press.renderPdf(actDocument(act))
    checkAct(act.title, bytes.length, limits)
    drawn.push({
      name: fileName(place + 1, type, ground.customer.code, on),
      title: act.title,
      bytes,
      pages,
      exhibitNo: null,
      notArchival: '',
      changed: '',
      originalSha256: null,
    })
  }
  const filed = [...drawn, ...made.files]
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
    debtors: [ground.customer.name, ...plan.others.map(({ name }) => name)],
    court: plan.court,
    channel: plan.channel,
    cerfa: CERFA[plan.court.kind],
    pdfa: archivalNote,
  }
  for (const [name, type, content] of manifests(about, writer.files))
    await writer.put({ name, title: name, type }, Buffer.from(content))
}

function checkAct(title: string, size: number, limits: ChannelLimits): void {
  if (limits.fileMb !== null && size > limits.fileMb * MEGABYTE)
    throw new Refused(tooLarge(words.actTooLarge, { title }, size, limits))
}
