import { z } from 'zod'
import { DIRECT_DEBIT_VERSIONS } from '../../adapters/payment-files/model.ts'
import { dayText } from '../../platform/contract-day.ts'
import { routes } from '../../platform/route.ts'
import { cents, count, id, manage, params, read, work } from '../contract-terms.ts'
import { BANK_ANSWERS, collectionRoutes, DEBIT_STATES } from './collection-contract.ts'
import { mandateRoutes } from './mandate-contract.ts'

const setting = z
  .object({
    creditorId: z.string().trim().max(50),
    creditorIban: z.string().trim().max(50),
    creditorBic: z.string().trim().max(20).nullable(),
    /** Days between telling the customer and debiting: fourteen by the rulebook, fewer where the contract says so. */
    noticeDays: z.number().int().min(1).max(60).default(14),
    noticeBy: z.enum(['message', 'invoice']).default('message'),
    version: z.enum(DIRECT_DEBIT_VERSIONS).default('pain.008.001.08'),
    grouping: z.enum(['item', 'customer']).default('item'),
    tellsFirst: z.boolean().default(false),
    /** How often what failed is presented again by itself, and how many days later: for want of money, and between banks. */
    retries: z.number().int().min(0).max(2).default(1),
    retryDays: z.number().int().min(1).max(30).default(5),
    technicalRetryDays: z.number().int().min(1).max(30).default(2),
  })
  .meta({ id: 'DebitSetting' })
export type DebitSettingInput = z.output<typeof setting>

const failedDebit = z
  .object({
    id,
    collectionId: id,
    collectionNo: count,
    collectOn: dayText,
    customerId: id,
    customerName: z.string(),
    mandateId: id,
    mandate: z.string(),
    /** What the mandate stands at now: a document cannot be presented again under one that has ended. */
    mandateState: z.enum(['active', 'suspended', 'lapsed', 'ended']),
    words: z.string(),
    cents,
    /** What of it is still owed. */
    openCents: cents,
    state: z.enum(DEBIT_STATES),
    code: z.string(),
    reason: z.string(),
    advice: z.string(),
    retryOn: dayText.nullable(),
    /** Why it may not be presented again, in words; empty when a person may say so. */
    retryRefusal: z.string(),
  })
  .meta({ id: 'FailedDebit' })
export type FailedDebitView = z.output<typeof failedDebit>

const answeredDebit = z
  .object({
    debitId: id,
    customerId: id,
    customerName: z.string(),
    mandate: z.string(),
    words: z.string(),
    cents,
    line: count.nullable(),
    says: z.enum(BANK_ANSWERS),
    code: z.string(),
    reason: z.string(),
    advice: z.string(),
    /** What committing it does: the debit fails, or was known to have failed, or its money has come already. */
    effect: z.enum(['rejects', 'known', 'settled', 'nothing']),
  })
  .meta({ id: 'AnsweredDebit' })
export type AnsweredDebitView = z.output<typeof answeredDebit>

/** Everything about direct debits, by noun. */
export const debitRoutes = routes({
  ...mandateRoutes,
  ...collectionRoutes,
  debitSetting: {
    ...read,
    method: 'get',
    path: '/cash/debits/setting',
    summary: 'Who collects, into which account, how long before customers are told; null until it is set up',
    reply: z.object({ setting: setting.nullable() }),
  },
  changeDebitSetting: {
    ...manage,
    method: 'put',
    path: '/cash/debits/setting',
    summary: 'Sets up direct debit: identifiers are checked',
    body: setting,
  },
  failedDebits: {
    ...read,
    method: 'get',
    path: '/cash/debits/failed',
    summary: 'Debits that came back unpaid and whose documents are still owed, with why and what to do',
    reply: z.object({ debits: z.array(failedDebit) }),
  },
  retryDebit: {
    ...work,
    method: 'post',
    path: '/cash/debits/{id}/retry',
    summary: 'Lets the documents of a failed debit be collected again from a day',
    params,
    body: z.object({ on: dayText }),
  },
  bankAnswer: {
    ...read,
    method: 'get',
    path: '/cash/debit-answers/{id}',
    summary: 'What the bank’s answer in an import (pain.002) says of each debit, and what committing it does or did',
    params,
    reply: z.object({
      collectionId: id,
      collectionNo: count,
      collectOn: dayText,
      messageId: z.string(),
      debits: z.array(answeredDebit),
      /** Debits of the collection that the answer does not speak of. */
      unanswered: count,
    }),
  },
})
