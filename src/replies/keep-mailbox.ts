import { checkImap } from '../adapters/mailbox/imap.ts'
import { orRefuse, Refused, refuse } from '../kernel/verdict.ts'
import type { OrgTx } from '../platform/db.ts'
import { checkHost } from '../platform/outward.ts'
import type { Vault } from '../platform/secrets.ts'
import { type Actor, record } from '../trail/index.ts'
import type { MailboxInput } from './contract.ts'
import { dropMailbox, imapSettings, type Mailbox, mailboxOf, saveMailbox, sealPassword } from './mailbox-store.ts'
import { repliesWording as words } from './wording.ts'

type By = { readonly actor: Actor; readonly at: Date }

/** How far back the first visit looks: replies to what left last week, not ten years of mail. */
const FIRST_DAYS = 7
const DAY_MS = 86_400_000

function canOpen(vault: Vault, orgId: number, box: Mailbox): boolean {
  try {
    imapSettings(vault, orgId, box)
    return true
  } catch {
    return false
  }
}

/** The settings as they may be shown: that a password can be read, never the password, nor how far the folder was read. */
export function presentMailbox(vault: Vault, orgId: number, box: Mailbox) {
  const { passwordSealed, uidValidity, lastUid, readFrom, failure, updatedAt, ...shown } = box
  return { ...shown, isPasswordReadable: canOpen(vault, orgId, box) }
}

const isSameServer = (one: Mailbox, other: MailboxInput): boolean =>
  one.host === other.host &&
  one.port === other.port &&
  one.security === other.security &&
  one.username === other.username &&
  one.authority === other.authority

/** Settings as typed, checked, with the password sealed; one left out is the one already known for the same server and login. */
async function checked(tx: OrgTx, vault: Vault, input: MailboxInput, at: Date): Promise<Mailbox> {
  const { password, ...plain } = input
  const isHost = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(plain.host) || /^[0-9a-f:]+$/i.test(plain.host)
  if (!isHost) throw new Refused(refuse('host_wrong', words.hostWrong, { host: plain.host }, 'host').refusal)
  orRefuse(await checkHost(plain.host, 'host'))
  if (plain.username === '')
    throw new Refused(refuse('username_missing', words.usernameMissing, {}, 'username').refusal)
  const known = await mailboxOf(tx)
  const isKept = known !== null && isSameServer(known, input)
  const fresh = password ? sealPassword(vault, tx.orgId, password) : null
  // Kept for another server it could be read there: whoever may change the settings may not learn the password.
  if (fresh === null && !(isKept && canOpen(vault, tx.orgId, known)))
    throw new Refused(refuse('password_needed', words.passwordNeeded, undefined, 'password').refusal)
  const isSameFolder = isKept && known.folder === plain.folder
  return {
    ...plain,
    passwordSealed: fresh ?? known!.passwordSealed,
    uidValidity: isSameFolder ? known.uidValidity : null,
    lastUid: isSameFolder ? known.lastUid : 0,
    readFrom: isSameFolder ? known.readFrom : new Date(at.getTime() - FIRST_DAYS * DAY_MS),
    polledAt: null,
    failure: null,
    updatedAt: at,
  }
}

const told = ({ host, port, security, username, folder, pollMinutes, trustedServer, marksSeen }: Mailbox) => ({
  host,
  port,
  security,
  username,
  folder,
  pollMinutes,
  trustedServer,
  marksSeen,
})

export async function setMailbox(tx: OrgTx, vault: Vault, input: MailboxInput, by: By): Promise<Mailbox> {
  const before = await mailboxOf(tx)
  const box = await checked(tx, vault, input, by.at)
  await saveMailbox(tx, box)
  await tellChange(tx, by, 'mailbox_changed', { before: before && told(before), after: told(box) })
  return box
}

export async function removeMailbox(tx: OrgTx, by: By): Promise<void> {
  const before = await mailboxOf(tx)
  if (!before) return
  await dropMailbox(tx)
  await tellChange(tx, by, 'mailbox_removed', { before: told(before) })
}

const tellChange = (tx: OrgTx, by: By, verb: string, data: Readonly<Record<string, unknown>>): Promise<void> =>
  record(tx, { ...by, verb, subject: { kind: 'organisation', id: String(tx.orgId) }, data })

/** What a test connects with: the same checks as saving, nothing kept. */
export const settingsToTest = async (tx: OrgTx, vault: Vault, input: MailboxInput, at: Date) =>
  imapSettings(vault, tx.orgId, await checked(tx, vault, input, at))

/** Connects, logs in and opens the folder. Throws `Refused` with what failed and what to do. */
export const testMailbox = async (settings: Awaited<ReturnType<typeof settingsToTest>>) =>
  orRefuse(await checkImap(settings))
