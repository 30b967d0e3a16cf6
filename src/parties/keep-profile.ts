import { isEmail } from '../access/index.ts'
import { newId } from '../kernel/ids.ts'
import { accept, orRefuse, Refused, refuse, type Verdict } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { notFound } from '../platform/http.ts'
import { type Actor, record } from '../trail/index.ts'
import { colleagueByEmail, colleagueOf, insertColleague, removeColleague, updateColleague } from './colleague-store.ts'
import { payersOf } from './group-store.ts'
import { checkParent, payersMoved } from './keep-group.ts'
import type { Colleague, Profile } from './model.ts'
import type { ColleagueInput } from './profile-contract.ts'
import { profileOf, updateProfile } from './profile-store.ts'
import { partiesWording as words } from './wording.ts'

type By = { readonly actor: Actor; readonly at: Date }

/** Keeps what a customer is to us. */
export async function keepProfile(tx: OrgTx, id: string, profile: Profile, by: By): Promise<Profile> {
  const before = await profileOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  if (profile.parentId !== null && profile.parentId !== before.parentId)
    orRefuse(await checkParent(tx, id, profile.parentId))
  if (profile.salespersonId !== null && !(await colleagueOf(tx, profile.salespersonId)))
    throw new Refused(refuse('colleague_unknown', words.colleagueUnknown, undefined, 'salespersonId').refusal)
  const after = { ...profile, tags: [...new Set(profile.tags.map((tag) => tag.trim()))].toSorted() }
  const payerBefore = (await payersOf(tx, [id])).get(id)!
  await updateProfile(tx, id, after)
  const payer = (await payersOf(tx, [id])).get(id)!
  if (payer !== payerBefore) await payersMoved(tx, [id, payerBefore, payer])
  await record(tx, {
    ...by,
    verb: 'customer_profile_changed',
    subject: { kind: 'customer', id },
    data: { before, after },
  })
  return after
}

async function checkColleague(tx: OrgTx, id: string | null, input: ColleagueInput): Promise<Verdict<ColleagueInput>> {
  const email = input.email?.trim() || null
  if (input.name === '') return refuse('name_missing', words.colleagueNameMissing, undefined, 'name')
  if (email && !isEmail(email)) return refuse('email_wrong', words.emailWrong, { value: email }, 'email')
  const owner = email ? await colleagueByEmail(tx, email) : null
  if (owner && owner.id !== id)
    return refuse('already_done', words.colleagueTaken, { name: owner.name, email: owner.email! }, 'email')
  return accept({ ...input, email })
}

export async function addColleague(tx: OrgTx, input: ColleagueInput, by: By): Promise<Colleague> {
  const checked = orRefuse(await checkColleague(tx, null, input))
  const id = newId(by.at)
  await insertColleague(tx, id, checked, by.at)
  await record(tx, { ...by, verb: 'colleague_added', subject: { kind: 'colleague', id }, data: checked })
  return { ...checked, id }
}

export async function changeColleague(tx: OrgTx, id: string, input: ColleagueInput, by: By): Promise<Colleague> {
  const before = await colleagueOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  const checked = orRefuse(await checkColleague(tx, id, input))
  await updateColleague(tx, id, checked)
  await record(tx, {
    ...by,
    verb: 'colleague_changed',
    subject: { kind: 'colleague', id },
    data: { before, after: checked },
  })
  return { ...checked, id }
}

export async function dropColleague(tx: OrgTx, id: string, by: By): Promise<void> {
  const before = await colleagueOf(tx, id)
  if (!before) throw new Refused(notFound().refusal)
  await removeColleague(tx, id, by.at)
  await record(tx, { ...by, verb: 'colleague_removed', subject: { kind: 'colleague', id }, data: { before } })
}
