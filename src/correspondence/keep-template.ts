import { Refused } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { type Actor, record } from '../trail/index.ts'
import { RECIPIENT_KINDS } from './model.ts'
import { checkTemplate, type Template } from './template.ts'
import {
  dropOwnTemplate,
  hasShippedText,
  saveOwnTemplate,
  type TemplateEntry,
  type TemplatePlace,
  templateBook,
} from './template-book.ts'

type By = { readonly actor: Actor; readonly at: Date }

/** Saves an own text. Refused when it does not hold for its audience, or for one that borrows it (the law protects consumers). */
export async function writeTemplate(
  tx: OrgTx,
  place: TemplatePlace,
  text: Template,
  { actor, at }: By,
): Promise<TemplateEntry> {
  const book = await templateBook(tx)
  const borrowers =
    place.audience === 'business'
      ? RECIPIENT_KINDS.filter((audience) => book.find({ ...place, audience }).source === 'business')
      : []
  for (const audience of [place.audience, ...borrowers]) {
    const verdict = checkTemplate(text, place.key, audience)
    if (!verdict.ok) throw new Refused(verdict.refusal)
  }
  const before = book.find(place)
  await saveOwnTemplate(tx, place, { subject: text.subject.trim(), body: text.body }, actor.name, at)
  const data = { ...place, before: { subject: before.subject, body: before.body }, after: text }
  await record(tx, {
    actor,
    at,
    verb: 'template_written',
    subject: { kind: 'template', id: `${place.key}/${place.lang}/${place.audience}` },
    data,
  })
  return (await templateBook(tx)).find(place)
}

/** Goes back to the text shipped (or, where none is shipped for this audience, to that of businesses). */
export async function resetTemplate(tx: OrgTx, place: TemplatePlace, { actor, at }: By): Promise<void> {
  const before = (await templateBook(tx)).find(place)
  if ((await dropOwnTemplate(tx, place)) === 0) return
  const data = {
    ...place,
    before: { subject: before.subject, body: before.body },
    hasShippedText: hasShippedText(place),
  }
  await record(tx, {
    actor,
    at,
    verb: 'template_reset',
    subject: { kind: 'template', id: `${place.key}/${place.lang}/${place.audience}` },
    data,
  })
}
