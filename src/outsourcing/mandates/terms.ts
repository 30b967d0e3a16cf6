import { z } from 'zod'
import { LANGS } from '../../kernel/wording.ts'
import { CUSTOMER_KINDS } from '../../parties/model.ts'
import { cents, count, currency, day } from '../contract-terms.ts'
import { tariffSchema } from '../tariffs/contract.ts'
import { STAGES } from '../tariffs/model.ts'
import {
  BILLING_RHYTHMS,
  OPEN_FILES,
  REMITTANCE_MODES,
  REMITTANCE_RHYTHMS,
  REPORTING_RHYTHMS,
  VOICES,
} from './model.ts'

const party = z.object({
  name: z.string().trim().min(1).max(200),
  siren: z.string().trim().max(20),
  address: z.string().trim().max(400),
  /** Who signs, and as what. */
  signatory: z.string().trim().max(120),
  title: z.string().trim().max(120),
})
export type MandateParty = z.output<typeof party>

const days = count.min(0).max(3650)
const text = z.string().trim().max(4000)

/** Which claims may be handed over. Null and empty: no limit. */
export const scopeSchema = z.object({
  stages: z.array(z.enum(STAGES)).min(1).max(STAGES.length),
  kinds: z.array(z.enum(CUSTOMER_KINDS)).min(1).max(CUSTOMER_KINDS.length),
  /** Countries of the debtors, two letters each. */
  countries: z.array(z.string().regex(/^[A-Z]{2}$/)).max(60),
  currency,
  fromCents: cents.min(0).nullable(),
  toCents: cents.min(0).nullable(),
  /** Days past due. */
  fromDays: days.nullable(),
  toDays: days.nullable(),
  /** Anything else that tells these claims from others, in words. */
  words: z.string().trim().max(1000),
})
export type Scope = z.output<typeof scopeSchema>

/** So much, or such a share of the fees of the period, for each breach; never more than the cap. */
const creditSchema = z.object({
  centsPerBreach: cents.min(0).nullable(),
  bpPerBreach: count.min(0).max(10_000).nullable(),
  capBp: count.min(0).max(10_000),
})
export type ServiceCredit = z.output<typeof creditSchema>

/** Everything that a mandate to collect says: what is signed is made from this and from nothing else. */
export const termsSchema = z
  .object({
    lang: z.enum(LANGS),
    creditor: party,
    provider: party,
    scope: scopeSchema,
    /** What the claims rest on (CPCEx art. R124-3): each list of what is handed over adds their amounts. */
    basis: text,
    powers: z.object({
      /** To receive for the creditor: without it nothing is a mandate to collect (art. R124-3). */
      receive: z.boolean(),
      plans: z.boolean(),
      discounts: z.boolean(),
      /** To have an officer or a lawyer act, on the creditor's word each time. */
      proceedings: z.boolean(),
      tracing: z.boolean(),
    }),
    tariff: tariffSchema,
    billing: z.object({ rhythm: z.enum(BILLING_RHYTHMS), payDays: count.min(0).max(60) }),
    remittance: z.object({
      mode: z.enum(REMITTANCE_MODES),
      rhythm: z.enum(REMITTANCE_RHYTHMS),
      /** Days from the collection of a sum to its remittance. */
      days: count.min(1).max(90),
    }),
    service: z.object({
      firstContactDays: count.min(1).max(60),
      contacts: count.min(1).max(30),
      answerDays: count.min(1).max(30),
      /** Days after which a file without result is closed or proposed for a court. */
      fileDays: count.min(15).max(720),
      /** What each breach gives back of the fees of its period; null: nothing. Mandates signed before it was written say nothing. */
      credit: creditSchema.nullable().default(null),
    }),
    reporting: z.object({ rhythm: z.enum(REPORTING_RHYTHMS), live: z.boolean() }),
    exclusivity: z.object({
      /** No other provider is given claims of this scope. */
      exclusive: z.boolean(),
      /** The creditor does not chase what it has handed over. */
      keepsOut: z.boolean(),
    }),
    /** Beyond these, the creditor is asked first. An amount of nothing: no limit of amount. */
    approval: z.object({
      planMonths: count.min(0).max(36),
      planCents: cents.min(0),
      discountBp: count.min(0).max(10_000),
      discountCents: cents.min(0),
    }),
    voice: z.enum(VOICES),
    /** The data-processing annex (GDPR art. 28); null: left out. */
    data: z
      .object({
        keptMonths: count.min(0).max(120),
        breachHours: count.min(1).max(72),
        subprocessors: z.string().trim().max(1000),
        isInEurope: z.boolean(),
      })
      .nullable(),
    term: z.object({
      startsOn: day,
      /** Null: until one side gives notice. */
      months: count.min(1).max(60).nullable(),
      renews: z.boolean(),
      /** Either side may leave before the term, by notice. */
      earlyExit: z.boolean(),
      noticeMonths: count.min(0).max(12),
    }),
    atEnd: z.object({
      openFiles: z.enum(OPEN_FILES),
      /** How long files in hand may be finished after the end. */
      finishDays: count.min(0).max(180),
      /** How long a payment that follows the provider's work still earns its fee. */
      tailDays: count.min(0).max(180),
    }),
    /** What the law asks of the provider (CPCEx art. R124-2, R124-3), as confirmed on the day the terms were written; put there by the server. */
    cover: z
      .object({
        insurer: z.string(),
        policyNo: z.string(),
        insuredUntil: day.nullable(),
        iban: z.string(),
        declaredOn: day.nullable(),
        declaredTo: z.string(),
      })
      .nullable(),
    court: z.string().trim().max(200),
    special: text,
  })
  .meta({ id: 'MandateTerms' })
export type Terms = z.output<typeof termsSchema>
