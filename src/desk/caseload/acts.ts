import { membersOf } from '../../access/index.ts'
import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { placementNumber } from '../../outsourcing/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { worklistWording as desk } from '../worklist/wording.ts'
import { type FileName, keepCharge, keepMember, keepSnoozed, lockNamed, type NamedFile } from './act-store.ts'
import { addUp, lockCreditors } from './sum-store.ts'
import { caseloadWording as words } from './wording.ts'

/** What an agency decides about its own work: nothing of it is told to its creditors. */

/** Puts files off until a day, with why. Gives how many. */
export async function putFilesOff(
  tx: OrgTx,
  files: readonly FileName[],
  to: { readonly until: LocalDate; readonly why: string },
  by: By,
): Promise<number> {
  const { until, why } = to
  if (until <= by.today)
    throw new Refused(refuse('day_past', desk.dayPast, { day: until, today: by.today }, 'until').refusal)
  const found = await there(tx, files)
  await keepSnoozed(tx, found, until, why)
  return told(tx, 'files_put_off', found, { untilOn: until, reason: why }, by)
}

/** Takes files up again today. */
export async function takeFilesUp(tx: OrgTx, files: readonly FileName[], by: By): Promise<number> {
  const found = await there(tx, files)
  await keepSnoozed(tx, found, null, '')
  return told(tx, 'files_taken_up', found, {}, by)
}

/** Gives files to a member of the agency; to nobody in particular: to whoever has charge of their creditor. */
export async function giveFiles(tx: OrgTx, files: readonly FileName[], member: string | null, by: By): Promise<number> {
  const name = await nameOfMember(tx, member)
  const found = await there(tx, files)
  await keepMember(tx, found, member)
  return told(tx, 'files_given', found, { member: name }, by)
}

/** Gives all files of a creditor to a member, those to come too, but those given by hand. */
export async function giveCreditor(tx: OrgTx, creditorOrgId: number, member: string | null, by: By): Promise<void> {
  const name = await nameOfMember(tx, member)
  const creditor = await keepCharge(tx, creditorOrgId, member)
  if (creditor === null) throw new Refused(notFound().refusal)
  await addUp(tx, [creditorOrgId], by.today)
  await record(tx, {
    ...{ actor: by.actor, at: by.at, verb: 'creditor_given', subject: { kind: 'creditor', id: String(creditorOrgId) } },
    data: { creditor, member: name },
  })
}

async function there(tx: OrgTx, files: readonly FileName[]): Promise<NamedFile[]> {
  await lockCreditors(tx, [...new Set(files.map(({ creditorOrgId }) => creditorOrgId))])
  const found = await lockNamed(tx, files)
  if (found.length === 0) throw new Refused(refuse('not_found', words.filesGone).refusal)
  return found
}

async function nameOfMember(tx: OrgTx, member: string | null): Promise<string | null> {
  if (member === null) return null
  const found = (await membersOf(tx)).find(({ userId }) => userId === member)
  if (!found) throw new Refused(refuse('member_unknown', desk.memberUnknown, undefined, 'member').refusal)
  return found.name
}

/** Files that the trail names; the rest is counted. */
const TOLD = 100

async function told(
  tx: OrgTx,
  verb: string,
  files: readonly NamedFile[],
  data: Readonly<Record<string, unknown>>,
  { actor, at, today }: By,
): Promise<number> {
  await addUp(tx, [...new Set(files.map(({ creditorOrgId }) => creditorOrgId))], today)
  const named = files.slice(0, TOLD).map(({ creditor, no }) => `${creditor} ${placementNumber(no)}`)
  await record(tx, {
    actor,
    at,
    verb,
    subject: { kind: 'caseload', id: String(tx.orgId) },
    data: { files: named, ...data },
  })
  return files.length
}
