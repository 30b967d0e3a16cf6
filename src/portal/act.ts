import { isId, newId } from '../kernel/ids.ts'
import { Refused, refuse } from '../kernel/verdict.ts'
import { type Lang, type SentenceParams, say } from '../kernel/wording.ts'
import { notFound } from '../platform/http.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import type { CheckedFile } from '../platform/upload.ts'
import { record } from '../trail/index.ts'
import { saidWording, actWording as words } from './act-wording.ts'
import type { ActKind, ActState } from './model.ts'
import { queueReceipt } from './receipt.ts'
import type { Owed, Statement } from './statement.ts'
import { actOfToken, actsSince, insertAct, insertFile, lockToken } from './store.ts'
import type { Visit } from './visit.ts'

/** What was asked, in words that are filled in whoever reads it, and what was written by hand. */
export type Said = {
  readonly key: keyof typeof saidWording
  readonly params: SentenceParams
  readonly note?: string
  readonly name?: string
} & Readonly<Record<string, unknown>>

export type Done = {
  readonly kind: ActKind
  readonly said: Said
  readonly made: Readonly<Record<string, unknown>>
  readonly state: ActState
  /** Event on the customer's timeline, where what was made tells none itself. */
  readonly verb?: string
  /** What was sent with it, looked at already. */
  readonly file?: CheckedFile | null
}

/** Acts of one customer in a day: more is a machine, or somebody who should be called. */
const MOST_A_DAY = 40
const DAY_MS = 86_400_000

/**
 * Does what a form asks, once: the same form sent again, or sent twice at the same time, answers with the confirmation of the first.
 * Its act, the receipt by mail and whatever it made are written together or not at all.
 */
export async function takeAct(
  visit: Visit,
  form: PageForm,
  statement: Statement,
  perform: (actId: string) => Promise<Done>,
): Promise<PageReply> {
  const { tx, by, link, lang, customer } = visit
  const token = form.text('token')
  if (!isId(token)) throw new Refused(refuse('form_old', words.formOld).refusal)
  await lockToken(tx, token)
  const before = await actOfToken(tx, token)
  if (before) {
    if (before.customerId !== customer.id) throw new Refused(notFound().refusal)
    return { to: visit.at(`/done/${before.id}`) }
  }
  if ((await actsSince(tx, customer.id, new Date(by.at.getTime() - DAY_MS))) >= MOST_A_DAY)
    throw new Refused(refuse('too_many', words.tooMany).refusal)
  const id = newId(by.at)
  const { kind, said, made, state, verb, file } = await perform(id)
  const receiptTo = await queueReceipt(tx, visit, { id, kind, said })
  await insertAct(tx, {
    id,
    formToken: token,
    linkId: link.id,
    customerId: customer.id,
    kind,
    lang,
    at: by.at,
    said,
    made: { ...made, receiptTo },
    state,
  })
  if (file)
    await insertFile(tx, {
      id: newId(by.at),
      actId: id,
      name: file.name,
      type: file.type,
      size: file.bytes.length,
      sha256: Buffer.from(file.sha256, 'hex'),
      bytes: Buffer.from(file.bytes),
    })
  if (verb)
    await record(tx, {
      actor: by.actor,
      at: by.at,
      verb,
      subject: { kind: 'customer', id: customer.id },
      data: { act: id, note: said.note ?? '', saidBy: said.name ?? '', asked: saidIn('fr', said) },
    })
  return { to: visit.at(`/done/${id}`) }
}

/** What was done, as one sentence of the reader's language. */
export const saidIn = (lang: Lang, { key, params }: Said): string => say(lang, saidWording[key], params)

/** A text of at most `most` characters. */
export function textIn(form: PageForm, name: string, most: number): string {
  const text = form.text(name).toWellFormed()
  if (text.length > most) throw new Refused(refuse('too_long', words.tooLong, { most }, name).refusal)
  return text
}

/** Who fills in the form; refused when nobody says so. */
export function nameIn(form: PageForm): string {
  const name = textIn(form, 'name', 100).replace(/\p{Cc}/gu, ' ')
  if (name === '') throw new Refused(refuse('name_missing', words.nameMissing, {}, 'name').refusal)
  return name
}

/** The numbers of documents, the first ones of many. */
export function numbersOf(items: readonly Owed[]): string {
  const first = items.slice(0, 8).map(({ documentNo }) => documentNo)
  return first.join(', ') + (items.length > first.length ? ` … (${items.length})` : '')
}
