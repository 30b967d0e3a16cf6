import { isId, newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import type { PageReply } from '../../platform/page/page-server.ts'
import { MOST_ACTS_A_DAY, type PageAct } from './model.ts'
import { actOfToken, actsSince, insertAct, lockLink } from './store.ts'
import type { Visit } from './visit.ts'
import { pagesWording as words } from './wording.ts'

type Done = Pick<PageAct, 'kind' | 'sha256' | 'said'>

/**
 * Does what a form asks for, once: sent twice, at once or later, it is one act with one confirmation. `hashOf` tells whether a form that was taken
 * comes back with something else in it: who went back and changed it must not read that the change was taken.
 */
export async function takeAct(
  { tx, link, provider, by, at }: Visit,
  form: PageForm,
  perform: (signer: string) => Promise<Done>,
  hashOf?: (signer: string) => string,
): Promise<PageReply> {
  const formToken = form.text('token')
  if (!isId(formToken)) throw new Refused(refuse('form_old', words.formOld).refusal)
  await lockLink(tx, link.id)
  const known = await actOfToken(tx, formToken)
  if (known && known.linkId !== link.id) throw new Refused(refuse('form_old', words.formOld).refusal)
  const signerName = signerIn(form)
  if (known && hashOf && hashOf(signerName) !== known.sha256)
    throw new Refused(refuse('form_used', words.formUsed).refusal)
  if (known) return { to: at(`/done/${known.id}`) }
  if ((await actsSince(tx, link.id, new Date(by.at.getTime() - 86_400_000))) >= MOST_ACTS_A_DAY)
    throw new Refused(refuse('too_many', words.tooMany).refusal)
  const id = newId(by.at)
  const { kind, sha256, said } = await perform(signerName)
  const act = { id, formToken, linkId: link.id, providerId: provider.id, kind, at: by.at, signerName, sha256, said }
  await insertAct(tx, act)
  return { to: at(`/done/${id}`) }
}

function signerIn(form: PageForm): string {
  const name = textIn(form, 'name', 120).replace(/\p{Cc}/gu, ' ')
  if (name === '') throw new Refused(refuse('name_missing', words.nameMissing, undefined, 'name').refusal)
  return name
}

/** A text of at most `most` characters. */
export function textIn(form: PageForm, name: string, most: number): string {
  const text = form.text(name).toWellFormed()
  if (text.length > most) throw new Refused(refuse('too_long', words.tooLong, { most }, name).refusal)
  return text
}
