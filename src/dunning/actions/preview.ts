import { organisationOf } from '../../access/index.ts'
import {
  fillTemplate,
  parseTemplate,
  renderLetter,
  renderMail,
  smsText,
  type Template,
  templateBook,
} from '../../correspondence/index.ts'
import { dayIn, type LocalDate } from '../../kernel/calendar.ts'
import { orRefuse, Refused, refuse } from '../../kernel/verdict.ts'
import { customerOf } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import { actionWording as words } from '../action-wording.ts'
import { leavingAt } from '../deciding/sending-moment.ts'
import type { DunningDeps } from '../deps.ts'
import { isPersonal } from '../rules.ts'
import type { ScenarioBook } from '../scenarios/book.ts'
import { type Composed, composerFor, textFor } from './compose-message.ts'
import { reconsider } from './reconsider.ts'
import type { StoredAction } from './store.ts'

/** What would leave if the action were approved now, from the books of now; refused with the reason when nothing would. */
export async function previewAction(
  tx: OrgTx,
  deps: DunningDeps,
  action: StoredAction,
  text: Template | null,
): Promise<Composed & { leavesOn: LocalDate }> {
  if (isPersonal(action.channel)) throw new Refused(refuse('nothing_written', words.nothingWritten).refusal)
  const verdict = (await reconsider(tx, deps, [action], 'to_hand_over')).get(action.id)
  if (!verdict) throw new Refused(notFound().refusal)
  const { decision, step, facts, scenario, collecting } = orRefuse(verdict)
  const { timeZone } = await organisationOf(tx)
  const leavesOn = dayIn(timeZone, leavingAt(scenario, facts.kind, step, timeZone, deps.clock.now()))
  const own =
    text ?? (action.subject !== null && action.body !== null ? { subject: action.subject, body: action.body } : null)
  const composed = orRefuse(
    (await composerFor(tx, deps, [action.customerId], collecting))({
      decision,
      step,
      scenario,
      facts,
      text: own,
      on: leavesOn,
    }),
  )
  return { ...composed, leavesOn }
}

/** A composed message as a reader sees it on a screen. Pictures travel inside the HTML. */
export async function shownAs({ content, to, joined }: Composed): Promise<{
  toName: string
  toAddress: string
  subject: string
  text: string
  html: string
  joined: Joined | null
}> {
  const toAddress = to.address || content.data.recipient.addressLines.join(', ')
  if (content.data.step.channel === 'sms')
    return {
      toName: to.name,
      toAddress,
      subject: filledText(content).subject,
      text: smsText(content),
      html: '',
      joined: null,
    }
  const mail = await renderMail(content.data, filledText(content))
  let { html } = mail
  for (const { cid, contentType, content: bytes } of mail.attachments) {
    if (cid) html = html.replaceAll(`cid:${cid}`, `data:${contentType};base64,${Buffer.from(bytes).toString('base64')}`)
  }
  return { toName: to.name, toAddress, subject: mail.subject, text: mail.text, html, joined: joinedNames(joined) }
}

/** Names of the files that leave with a message, and how many documents have none or did not fit; null where none were to be joined. */
export type Joined = { readonly names: string[]; readonly missing: number; readonly leftOut: number }

const joinedNames = (joined: Composed['joined']): Joined | null =>
  joined
    ? { names: joined.attachments.map(({ name }) => name), missing: joined.missing, leftOut: joined.leftOut }
    : null

export const letterOf = async (press: PdfPress, { content }: Composed): Promise<Uint8Array> =>
  (await renderLetter(press, { data: content.data, text: filledText(content) })).bytes

const filledText = ({ data, template }: Composed['content']) =>
  orRefuse(fillTemplate(orRefuse(parseTemplate(template)), data))

/** The text of an action as a template: a person's, or the one its step names. Null for a step without text. */
export async function textOf(
  tx: OrgTx,
  book: ScenarioBook,
  action: StoredAction,
): Promise<(Template & { isEdited: boolean }) | null> {
  if (action.subject !== null && action.body !== null)
    return { subject: action.subject, body: action.body, isEdited: true }
  const step =
    action.stepPosition === null ? null : book.stepAt(action.scenarioId, action.scenarioVersion, action.stepPosition)
  const customer = await customerOf(tx, action.customerId)
  if (!step || !customer || isPersonal(step.channel)) return null
  return { ...textFor(await templateBook(tx), step, customer), isEdited: false }
}
