import type { By } from '../../cash/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { newId } from '../../kernel/ids.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { itemsById } from '../../ledger/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import { notFound } from '../../platform/http.ts'
import { record } from '../../trail/index.ts'
import { closingsOf, insertClosing, keepChoice, lockClosings } from './closing-store.ts'
import { draftClosing } from './draft-closing.ts'
import { ACCOUNTS, type ProvisionSetting } from './model.ts'
import { keepItemVat, keepProvisionSetting, provisionSettingOf } from './setting-store.ts'
import { provisionWording as words } from './wording.ts'

/** What is chosen of one debt at a closing: how much, or nothing, and why; and its VAT where it is not the usual one. */
export type ChoiceAsked = {
  readonly percentBp: number | null
  readonly evidence: string
  /** Of the whole document, in its minor units; null: as before. */
  readonly vatCents: number | null
}

/** Refused once the closing is validated, and for a percentage that differs from the usual one without a reason. */
export async function chooseProvision(
  tx: OrgTx,
  closingOn: LocalDate,
  itemId: string,
  asked: ChoiceAsked,
  by: By,
): Promise<void> {
  const draft = await draftClosing(tx, closingOn)
  if (draft.validated) throw new Refused(refuse('closed', words.closed, { on: closingOn }).refusal)
  const line = draft.lines.find((one) => one.itemId === itemId)
  const [item] = await itemsById(tx, [itemId])
  if (!line || !item || line.reason === 'settled') throw new Refused(notFound().refusal)
  if (asked.percentBp !== line.usualBp && asked.evidence.trim().length < 3)
    throw new Refused(refuse('no_reason', words.noReason, {}, 'evidence').refusal)
  if (asked.vatCents !== null && asked.vatCents > item.amountCents) {
    const { currency } = item
    const params = { vat: { cents: asked.vatCents, currency }, amount: { cents: item.amountCents, currency } }
    throw new Refused(refuse('vat_too_much', words.vatTooMuch, params, 'vatCents').refusal)
  }
  const teller = { name: by.actor.name, at: by.at }
  if (asked.vatCents !== null) await keepItemVat(tx, itemId, asked.vatCents, teller)
  await keepChoice(
    tx,
    closingOn,
    { itemId, percentBp: asked.percentBp, evidence: asked.evidence.trim(), chosenByName: by.actor.name },
    by.at,
  )
  const data = {
    closingOn,
    document: line.documentNo,
    percentBp: asked.percentBp,
    vatCents: asked.vatCents,
    reason: asked.evidence,
  }
  const subject = { kind: 'customer', id: line.customerId }
  await record(tx, { actor: by.actor, at: by.at, verb: 'provision_chosen', subject, data })
}

/**
 * Validates a closing: its lines are kept as they are shown, with the accounts of that day, and its entries can be given to the accounts.
 * Refused before its day has passed, after a later one, twice, and while the VAT of a line is not known.
 */
export async function validateClosing(tx: OrgTx, closingOn: LocalDate, by: By): Promise<string> {
  await lockClosings(tx)
  if (closingOn > by.today)
    throw new Refused(
      refuse('closing_ahead', words.closingAhead, { on: closingOn, today: by.today }, 'closingOn').refusal,
    )
  const draft = await draftClosing(tx, closingOn)
  if (draft.validated) throw new Refused(refuse('closed', words.closed, { on: closingOn }).refusal)
  const later = (await closingsOf(tx)).find((one) => one.currency === draft.currency && one.closingOn > closingOn)
  if (later) throw new Refused(refuse('closed_after', words.closedAfter, { on: later.closingOn }).refusal)
  const missing = draft.lines.find((line) => line.missing)
  if (missing) throw new Refused(missing.missing!)
  const lines = draft.lines.filter((line) => line.grossCents > 0 || line.beforeCents > 0 || line.beforeGrossCents !== 0)
  if (lines.length === 0) throw new Refused(refuse('nothing_to_close', words.nothingToClose).refusal)
  const id = newId(by.at)
  const closing = {
    id,
    closingOn,
    currency: draft.currency,
    accounts: draft.setting.accounts,
    validatedAt: by.at,
    validatedByName: by.actor.name,
  }
  const no = await insertClosing(
    tx,
    closing,
    lines.map((line) => ({ ...line, vatCents: line.vatCents!, isDeductible: line.refusal === null })),
  )
  const total = (of: (line: (typeof lines)[number]) => number) => lines.reduce((sum, line) => sum + of(line), 0)
  const money = (cents: number) => ({ cents, currency: draft.currency })
  await record(tx, {
    actor: by.actor,
    at: by.at,
    verb: 'provisions_closed',
    subject: { kind: 'provision_closing', id },
    data: {
      no,
      closingOn,
      lines: lines.length,
      amount: money(total((line) => line.provisionCents)),
      before: money(total((line) => line.beforeCents)),
      addedBack: money(total((line) => (line.refusal === null ? 0 : line.provisionCents))),
    },
  })
  return id
}

const NAMES = ['{net}', '{vat}', '{reference}']

/** Keeps how doubtful debts are provided for. A sentence without its values, and an account that is none, are refused. */
export async function changeProvisionSetting(tx: OrgTx, after: ProvisionSetting, by: By): Promise<void> {
  const lacking = NAMES.filter((name) => !after.vatSentence.includes(name))
  if (lacking.length > 0) {
    // The names stand between braces, which a sentence would take for its own.
    const values = NAMES.map((name) => name.slice(1, -1)).join(', ')
    throw new Refused(refuse('sentence_values', words.sentenceValues, { values }, 'vatSentence').refusal)
  }
  for (const account of [...ACCOUNTS, 'journal'] as const) {
    const value = after.accounts[account]
    if (!/^[0-9A-Z]{1,20}$/.test(value) || (account !== 'journal' && value.length < 3))
      throw new Refused(refuse('bad_account', words.badAccount, { value }, account).refusal)
  }
  if (after.vatVerifiedOn !== null && after.vatVerifiedOn > by.today)
    throw new Refused(
      refuse('day_ahead', words.dayAhead, { on: after.vatVerifiedOn, today: by.today }, 'vatVerifiedOn').refusal,
    )
  const before = await provisionSettingOf(tx)
  await keepProvisionSetting(tx, after)
  const subject = { kind: 'organisation', id: String(tx.orgId) }
  await record(tx, { actor: by.actor, at: by.at, verb: 'provision_setting_changed', subject, data: { before, after } })
}
