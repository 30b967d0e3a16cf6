import { organisationOf } from '../../access/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import { itemsById } from '../../ledger/index.ts'
import { customersById } from '../../parties/index.ts'
import type { OrgTx } from '../../platform/db.ts'
import {
  type Choice,
  type Closing,
  choicesOf,
  closingsOf,
  doubtfulBefore,
  type KeptLine,
  linesOfClosing,
} from './closing-store.ts'
import { type DebtAtClosing, doubtfulDebts, evidenceOf, MOST_DEBTS } from './facts-store.ts'
import type { Doubt, Evidence, ProvisionSetting } from './model.ts'
import { judgeDeductible, provided, vatLeft, vatWithin } from './rules.ts'
import { itemVats, provisionSettingOf } from './setting-store.ts'
import { provisionWording as words } from './wording.ts'

/** One debt as it would be closed. Amounts in minor units of the books' currency; net and VAT are of what is left of it. */
export type DraftLine = {
  readonly itemId: string
  readonly customerId: string
  readonly customerName: string
  readonly customerCode: string
  readonly documentNo: string
  readonly issuedOn: LocalDate
  readonly dueOn: LocalDate
  readonly reason: Doubt | 'settled'
  readonly grossCents: number
  /** Null: nobody knows it, and nothing can be reckoned net. */
  readonly vatCents: number | null
  readonly percentBp: number
  readonly usualBp: number
  readonly provisionCents: number
  readonly beforeCents: number
  readonly beforeGrossCents: number
  readonly isLeftOut: boolean
  readonly evidence: readonly Evidence[]
  /** Why tax would refuse the allowance; null: it would not. */
  readonly refusal: Refusal | null
  /** Why it cannot be closed as it stands. */
  readonly missing: Refusal | null
  readonly chosenByName: string | null
}

export type Draft = {
  readonly closingOn: LocalDate
  readonly currency: string
  readonly setting: ProvisionSetting
  readonly lines: readonly DraftLine[]
  readonly before: Closing | null
  /** The closing of that very day, where it is validated. */
  readonly validated: Closing | null
}

/**
 * What a closing would be: each doubtful debt by itself, with what shows the doubt, what somebody chose, and what was provided for it
 * before. A debt of the closing before that is paid, lost or in doubt no more is there to be taken back. Once validated, it is what was
 * validated: its entries were given, whatever the books have learnt since. Refused for more debts than a closing takes.
 */
export async function draftClosing(tx: OrgTx, closingOn: LocalDate): Promise<Draft> {
  const { currency } = await organisationOf(tx)
  const setting = await provisionSettingOf(tx)
  const closings = (await closingsOf(tx)).filter((one) => one.currency === currency)
  const before = closings.find((one) => one.closingOn < closingOn) ?? null
  const validated = closings.find((one) => one.closingOn === closingOn) ?? null
  const kept = new Map(before ? (await linesOfClosing(tx, before.id)).map((line) => [line.itemId, line]) : [])
  const choices = new Map((await choicesOf(tx, closingOn)).map((one) => [one.itemId, one]))
  if (validated) {
    const lines = await closedLines(tx, await linesOfClosing(tx, validated.id), choices)
    return { closingOn, currency, setting, lines, before, validated }
  }
  const standing = new Map(await doubtfulBefore(tx, closingOn))
  const debts = await doubtfulDebts(tx, closingOn, currency)
  if (debts.length > MOST_DEBTS)
    throw new Refused(refuse('too_many_debts', words.tooMany, { most: MOST_DEBTS, on: closingOn }).refusal)
  const ids = debts.map(({ itemId }) => itemId)
  const known = { vats: await itemVats(tx, ids), evidence: await evidenceOf(tx, ids, closingOn) }
  const lines = debts.map((debt) => {
    const { itemId } = debt
    const past = { cents: kept.get(itemId)?.provisionCents ?? 0, grossCents: standing.get(itemId) ?? 0 }
    kept.delete(itemId)
    standing.delete(itemId)
    return lineOf(debt, { setting, closingOn, ...known, choice: choices.get(debt.itemId), past })
  })
  const provided = [...kept.values()].filter(({ provisionCents }) => provisionCents > 0)
  const gone = [...new Set([...provided.map(({ itemId }) => itemId), ...standing.keys()])].map((itemId) => ({
    itemId,
    cents: kept.get(itemId)?.provisionCents ?? 0,
    grossCents: standing.get(itemId) ?? 0,
  }))
  return {
    closingOn,
    currency,
    setting,
    lines: [...lines, ...(await settledLines(tx, gone, currency))],
    before,
    validated: null,
  }
}

type Known = {
  readonly setting: ProvisionSetting
  readonly closingOn: LocalDate
  readonly vats: ReadonlyMap<string, number>
  readonly evidence: ReadonlyMap<string, readonly Evidence[]>
  readonly choice: Choice | undefined
  readonly past: { readonly cents: number; readonly grossCents: number }
}

function lineOf(debt: DebtAtClosing, { setting, closingOn, vats, evidence, choice, past }: Known): DraftLine {
  const reason: Doubt = debt.procedure ?? (debt.inProceeding ? 'proceeding' : debt.inDispute ? 'dispute' : 'age')
  const shown = [
    ...(evidence.get(debt.itemId) ?? []),
    ...(choice && choice.evidence !== '' ? [{ kind: 'told' as const, on: null, detail: choice.evidence }] : []),
  ]
  const vatCents = vatOf(debt, vats.get(debt.itemId), setting.vatBp)
  const usualBp = setting.percents[reason]
  const isLeftOut = choice?.percentBp === null
  const percentBp = isLeftOut ? 0 : (choice?.percentBp ?? usualBp)
  const verdict = judgeDeductible(reason, shown, closingOn)
  const { itemId, customerId, customerName, customerCode, documentNo, issuedOn, dueOn } = debt
  return {
    ...{ itemId, customerId, customerName, customerCode, documentNo, issuedOn, dueOn, reason },
    ...{
      grossCents: isLeftOut ? 0 : debt.openCents,
      vatCents: isLeftOut ? 0 : vatCents,
      percentBp,
      usualBp,
      isLeftOut,
    },
    provisionCents: vatCents === null || isLeftOut ? 0 : provided(debt.openCents - vatCents, percentBp),
    ...{ beforeCents: past.cents, beforeGrossCents: past.grossCents, evidence: shown },
    refusal: isLeftOut || verdict.ok ? null : verdict.refusal,
    missing: vatCents === null && !isLeftOut ? { code: 'no_vat', sentence: words.noVat, params: { documentNo } } : null,
    chosenByName: choice?.chosenByName ?? null,
  }
}

/** The VAT within what is left: as told of the document, else by the usual rate; null where neither is known. */
function vatOf(
  { amountCents, openCents }: DebtAtClosing,
  told: number | undefined,
  usualBp: number | null,
): number | null {
  if (told !== undefined) return vatLeft({ amountCents, vatCents: told }, openCents)
  return usualBp === null ? null : vatWithin(openCents, usualBp)
}

/** A closing as it was validated. */
async function closedLines(
  tx: OrgTx,
  kept: readonly KeptLine[],
  choices: ReadonlyMap<string, Choice>,
): Promise<DraftLine[]> {
  const found = await itemsById(
    tx,
    kept.map(({ itemId }) => itemId),
  )
  const items = new Map(found.map((item) => [item.id, item]))
  return kept.map(({ isDeductible, ...line }) => {
    const { issuedOn, dueOn } = items.get(line.itemId)!
    const choice = choices.get(line.itemId)
    const why = line.reason === 'age' ? refuse('age_alone', words.ageAlone) : refuse('no_evidence', words.noEvidence)
    return {
      ...line,
      ...{ issuedOn, dueOn, usualBp: line.percentBp, isLeftOut: choice?.percentBp === null },
      ...{ refusal: isDeductible ? null : why.refusal, missing: null, chosenByName: choice?.chosenByName ?? null },
    }
  })
}

type Gone = { readonly itemId: string; readonly cents: number; readonly grossCents: number }

/** Provided for before, or still on the account of doubtful customers, and nothing to provide for now. */
async function settledLines(tx: OrgTx, gone: readonly Gone[], currency: string): Promise<DraftLine[]> {
  const ids = gone.map(({ itemId }) => itemId)
  const items = new Map((await itemsById(tx, ids)).map((item) => [item.id, item]))
  const customerIds = [...new Set([...items.values()].map(({ customerId }) => customerId))]
  const customers = new Map((await customersById(tx, customerIds)).map((one) => [one.id, one]))
  return gone.flatMap(({ itemId, cents, grossCents }): DraftLine[] => {
    const item = items.get(itemId)!
    // Each currency is closed by itself.
    if (item.currency !== currency) return []
    const { id: customerId, name: customerName, code: customerCode } = customers.get(item.customerId)!
    return [
      {
        ...{ itemId, customerId, customerName, customerCode, documentNo: item.documentNo || item.label.slice(0, 40) },
        ...{ issuedOn: item.issuedOn, dueOn: item.dueOn, reason: 'settled', grossCents: 0, vatCents: 0 },
        ...{ percentBp: 0, usualBp: 0, provisionCents: 0, beforeCents: cents, isLeftOut: false, evidence: [] },
        beforeGrossCents: grossCents,
        ...{ refusal: null, missing: null, chosenByName: null },
      },
    ]
  })
}
