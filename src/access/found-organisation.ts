import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import { record } from '../trail/index.ts'
import type { Accounts, Person } from './accounts.ts'
import { checkOrganisation, isEmail } from './check-organisation.ts'
import type { OrganisationInput } from './contract.ts'
import { MIN_PASSWORD } from './model.ts'
import { anybodyRegistered, insertMember, insertOrganisation } from './store.ts'
import { accessWording as words } from './wording.ts'

export type NewPerson = {
  readonly name: string
  readonly email: string
  readonly password: string
  readonly lang: Lang
}

/** First visit: creates the owner's account and organisation. Refused once somebody is registered. */
export async function setUpInstallation(
  deps: { db: Db; accounts: Accounts; clock: Clock },
  person: NewPerson,
  input: OrganisationInput,
): Promise<{ orgId: number; person: Person }> {
  checkPerson(person)
  const checked = orRefuse(checkOrganisation(input))
  if (await deps.db.across(anybodyRegistered)) throw new Refused(refuse('already_set_up', words.alreadySetUp).refusal)
  const owner = await createPerson(deps.accounts, person)
  return { orgId: await foundOrganisation(deps, owner, checked, false), person: owner }
}

/** Creates an organisation owned by `owner`; `input` must have passed `checkOrganisation`. A demonstration stays unseen until `openOrganisation`. */
export async function foundOrganisation(
  deps: { db: Db; clock: Clock },
  owner: Person,
  input: OrganisationInput,
  isDemo: boolean,
): Promise<number> {
  const at = deps.clock.now()
  const orgId = await deps.db.across(async (tx) => {
    const created = await insertOrganisation(tx, input, isDemo, at)
    await insertMember(tx, created, owner, 'owner', at)
    return created
  })
  await deps.db.inOrg(orgId, (tx) =>
    record(tx, {
      actor: { id: `user:${owner.userId}`, name: owner.name },
      verb: 'organisation_founded',
      subject: { kind: 'organisation', id: String(orgId) },
      at,
      data: { ...input, isDemo },
    }),
  )
  return orgId
}

export async function createPerson(accounts: Accounts, person: NewPerson): Promise<Person> {
  checkPerson(person)
  const created = await accounts.create(person)
  if (!created) throw new Refused(refuse('email_taken', words.emailTaken, { value: person.email }, 'email').refusal)
  return created
}

function checkPerson(person: NewPerson): void {
  if (person.name === '') throw new Refused(refuse('name_missing', words.nameMissing, undefined, 'name').refusal)
  if (!isEmail(person.email))
    throw new Refused(refuse('email_wrong', words.emailWrong, { value: person.email }, 'email').refusal)
  if (person.password.length < MIN_PASSWORD)
    throw new Refused(refuse('password_short', words.passwordShort, { min: MIN_PASSWORD }, 'password').refusal)
}
