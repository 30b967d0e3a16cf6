import { z } from 'zod'
import { cents, count, currency, day, id, instant } from '../contract-terms.ts'
import { SIDES } from '../mandates/model.ts'
import { MANDATE_STATES } from '../model.ts'
import { pageLink } from '../providers/contract.ts'
import { STAGES } from '../tariffs/model.ts'
import { ENDING_WAYS, type Figures, PACKAGE_KINDS } from './model.ts'

/** The end of a mandate as screens and programs read it. */

const figures = z
  .object({
    currency,
    files: count,
    placedCents: cents,
    toAgencyCents: cents,
    toCreditorCents: cents,
    returnedCents: cents,
    inBooksCents: cents,
    inTimeCents: cents,
    afterEndCents: cents,
    afterTailCents: cents,
    otherwiseCents: cents,
    backFiles: count,
    backCents: cents,
    outFiles: count,
    outCents: cents,
    feeCents: cents,
    feeVatCents: cents,
    givenBackCents: cents,
    disputedCents: cents,
    invoicedCents: cents,
    invoicedVatCents: cents,
    unbilledCents: cents,
    unbilledVatCents: cents,
    settledCents: cents,
    keptBackCents: cents,
    returnedHeldCents: cents,
    returnedLateCents: cents,
    remittedReceiptsCents: cents,
    remittancesReceiptsCents: cents,
    remittancesReturnsCents: cents,
    remittancesFeesCents: cents,
    remittancesCents: cents,
    heldCents: cents,
    fundCents: cents.nullable(),
  })
  .meta({ id: 'ClosingFigures' }) satisfies z.ZodType<Figures>

const ending = z.object({
  way: z.enum(ENDING_WAYS),
  endsOn: day,
  worksUntil: day,
  tailUntil: day.nullable(),
  eraseBy: day.nullable(),
})

const openFile = z.object({
  id,
  number: z.string(),
  customerId: id,
  customerCode: z.string(),
  customerName: z.string(),
  currency,
  stage: z.enum(STAGES),
  placedOn: day,
  placedCents: cents,
  openCents: cents,
  hasActed: z.boolean(),
})

const acceptance = z.object({
  side: z.enum(SIDES),
  signerName: z.string(),
  signerTitle: z.string(),
  acceptedOn: day,
})

const closing = z.object({
  no: count,
  struckOn: day,
  struckByName: z.string(),
  sha256: z.string(),
  acceptances: z.array(acceptance),
  /** Why the provider does not agree; null: it did not say so. */
  contest: z.object({ reason: z.string(), signerName: z.string(), contestedOn: day }).nullable(),
})

const madePackage = z.object({
  id,
  kind: z.enum(PACKAGE_KINDS),
  /** It was made at the creditor's: the agency reads it while it still may come in. */
  isTheirs: z.boolean(),
  state: z.enum(['building', 'ready', 'refused']),
  refusal: z.string().nullable(),
  name: z.string(),
  sha256: z.string().nullable(),
  askedAt: instant,
  askedByName: z.string(),
})

export const closingView = z
  .object({
    mandateId: id,
    number: z.string(),
    side: z.enum(SIDES),
    otherName: z.string(),
    isHere: z.boolean(),
    state: z.enum(MANDATE_STATES),
    noticeOn: day.nullable(),
    /** What becomes of files in hand: handed back at once, or finished first. */
    openFilesGo: z.enum(['handed_back', 'finished']),
    tailDays: count,
    /** The ways in which it may end, each with its days. */
    endings: z.array(ending),
    files: z.object({ count, shown: z.array(openFile) }),
    figures: z.array(figures),
    /** What does not add up, and by how much: nothing can be struck before it does. */
    differences: z.array(z.string()),
    closings: z.array(closing),
    /** The page of a provider that works elsewhere, while its link opens; ours alone to read. */
    page: pageLink.nullable(),
    packages: z.array(madePackage),
    erasure: z.object({ erasedOn: day, kept: z.string(), signerName: z.string(), signerTitle: z.string() }).nullable(),
    eraseBy: day.nullable(),
  })
  .meta({ id: 'MandateClosing' })
export type ClosingView = z.output<typeof closingView>
