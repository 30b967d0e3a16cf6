import { z } from 'zod'
import { bodaccUrl } from '../../adapters/registries/bodacc/model.ts'
import { routes } from '../../platform/route.ts'
import { EVIDENCE_MARKS } from '../../statutes/index.ts'
import { cents, count, currency, day, id, instant, manage, params, read, work } from '../contract-terms.ts'
import {
  CASE_EVENTS,
  MEANINGS,
  OFFICER_ROLES,
  PROCEDURES,
  PROOF_ANSWERS,
  PROOF_STATES,
  STANDINGS,
  TOLD_BY_HAND,
} from './model.ts'
import { DUTIES } from './rules.ts'

const line = z.string().trim().max(100)
const officer = z.object({
  name: z.string().trim().max(160),
  role: z.enum(OFFICER_ROLES),
  lines: z.array(line).max(6),
})
const told = z.string().trim().max(2000)

/** A period that runs from publication: its last day, how it was moved, and the text. */
const duty = z.object({
  duty: z.enum(DUTIES),
  by: day,
  plainBy: day,
  citation: z.string(),
  mark: z.enum(EVIDENCE_MARKS),
  /** `late`: it passed and nothing was done. */
  state: z.enum(['to_do', 'done', 'late', 'not_needed']),
})
export type DutyView = z.output<typeof duty>

const head = {
  id,
  customerId: id,
  customerName: z.string(),
  customerCode: z.string(),
  procedure: z.enum(PROCEDURES),
  openedOn: day,
  publishedOn: day.nullable(),
  standing: z.enum(STANDINGS),
  standingOn: day,
  /** Open debts born before the judgment, by currency. */
  prior: z.array(z.object({ currency, cents })),
  proof: z.enum(PROOF_STATES).nullable(),
  /** What is to be done first of what is not done; null: nothing. */
  next: duty.nullable(),
}
const listed = z.object(head).meta({ id: 'Insolvency' })
export type InsolvencyView = z.output<typeof listed>

const debt = z.object({
  itemId: id,
  documentNo: z.string(),
  bornOn: day,
  dueOn: day,
  openCents: cents,
  currency,
})
const one = z
  .object({
    ...head,
    court: z.string(),
    officer,
    hasTitleRetention: z.boolean(),
    isCreditorAbroad: z.boolean(),
    source: z.enum(['feed', 'hand']),
    openedByName: z.string(),
    /** Null while the day of publication is not known. */
    duties: z.array(duty).nullable(),
    events: z.array(
      z.object({
        id,
        what: z.enum(CASE_EVENTS),
        on: day,
        detail: z.string(),
        documentId: id.nullable(),
        recordedByName: z.string(),
        /** It rests on a notice that was corrected or annulled since. */
        isUndone: z.boolean(),
      }),
    ),
    priorDebts: z.array(debt),
    /** Born after the judgment: payable when they fall due (C. com. art. L622-17). */
    laterDebts: z.array(debt),
    proofMade: z
      .object({
        state: z.enum(PROOF_STATES),
        dueCents: cents,
        toFallDueCents: cents,
        admittedCents: cents.nullable(),
        documentId: id,
        messageId: id.nullable(),
        sentOn: day.nullable(),
        /** A rate used rests on a secondary source: to be checked before it leaves. */
        isToVerify: z.boolean(),
        madeAt: instant,
        madeByName: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'InsolvencyCase' })
export type InsolvencyCaseView = z.output<typeof one>

const notice = z
  .object({
    id: z.string(),
    type: z.enum(['notice', 'correction', 'annulment']),
    publishedOn: day.nullable(),
    judgedOn: day.nullable(),
    company: z.string(),
    sirens: z.array(z.string()),
    nature: z.string(),
    told: z.string(),
    court: z.string(),
    url: z.string(),
    meaning: z.enum(MEANINGS),
    fault: z.enum(['no_id', 'no_day', 'no_company', 'no_judgment', 'about_nothing']).nullable(),
    raw: z.string(),
    state: z.enum(['followed', 'to_look', 'seen']),
    isUndone: z.boolean(),
  })
  .meta({ id: 'InsolvencyNotice' })
export type InsolvencyNoticeView = z.output<typeof notice>

const about = {
  procedure: z.enum(PROCEDURES),
  openedOn: day,
  publishedOn: day.nullable(),
  court: z.string().trim().max(200),
  officer,
}
/** A notice's id is the bulletin's own. */
const noticeParams = z.object({ id: z.string().min(1).max(40) })

export const insolvencyRoutes = routes({
  insolvencies: {
    ...read,
    method: 'get',
    path: '/insolvencies',
    summary: 'Insolvency cases of customers, with what each freezes and what is to be done first',
    query: z.object({ show: z.enum(['running', 'all']).default('running'), customerId: id.optional() }),
    reply: z.object({
      cases: z.array(listed),
      toLook: count,
      watch: z.object({ watches: z.boolean(), readTo: day.nullable(), readAt: instant.nullable(), fault: z.string() }),
    }),
  },
  insolvency: {
    ...read,
    method: 'get',
    path: '/insolvencies/{id}',
    summary: 'One case: its periods, what happened, what it freezes, what stays payable, the proof of claim',
    params,
    reply: one,
  },
  openInsolvency: {
    ...work,
    method: 'post',
    path: '/customers/{id}/insolvency',
    summary: 'Tells of an insolvency that the feed did not bring: prior debts are frozen at once',
    params,
    body: z.object({ ...about, evidence: told }),
    reply: z.object({ id }),
  },
  changeInsolvency: {
    ...work,
    method: 'put',
    path: '/insolvencies/{id}',
    summary: 'Corrects the judgment, its publication, the court, the agent, or whether title was kept',
    params,
    body: z.object({ ...about, hasTitleRetention: z.boolean() }),
  },
  tellInsolvency: {
    ...work,
    method: 'post',
    path: '/insolvencies/{id}/events',
    summary: 'Tells what happened in a case: conversion, plan, closing, goods claimed back, relief, certificate',
    params,
    body: z.object({ what: z.enum(TOLD_BY_HAND), on: day, detail: told, procedure: z.enum(PROCEDURES).nullable() }),
  },
  makeProof: {
    ...work,
    method: 'post',
    path: '/insolvencies/{id}/proof',
    summary: 'Makes the proof of claim as PDF from the books on the day of the judgment, and keeps it',
    params,
    body: z.object({
      security: z.string().trim().max(600),
      signatoryName: z.string().trim().min(1).max(120),
      signatoryTitle: z.string().trim().max(120),
      exhibits: z.array(z.string().trim().max(200)).max(60),
    }),
    reply: z.object({ id }),
  },
  sendProof: {
    ...work,
    method: 'post',
    path: '/insolvencies/{id}/proof/letter',
    summary: 'Hands the proof over as a registered letter to the agent; it is sent the day it is posted',
    params,
    reply: z.object({ id }),
  },
  proofSent: {
    ...work,
    method: 'post',
    path: '/insolvencies/{id}/proof/sent',
    summary: 'The proof was sent in another way, on a day, with what shows it',
    params,
    body: z.object({ on: day, evidence: told }),
  },
  answerProof: {
    ...work,
    method: 'post',
    path: '/insolvencies/{id}/proof/answer',
    summary: 'What became of the proof: admitted, in part, contested, rejected',
    params,
    body: z.object({ answer: z.enum(PROOF_ANSWERS), on: day, admittedCents: cents.min(0).nullable(), evidence: told }),
  },
  insolvencyNotices: {
    ...read,
    method: 'get',
    path: '/insolvency-notices',
    summary: 'Notices kept, those that wait for somebody first, as they were published',
    query: z.object({ toLook: z.stringbool().default(false), customerId: id.optional() }),
    reply: z.object({ notices: z.array(notice) }),
  },
  noticeSeen: {
    ...work,
    method: 'post',
    path: '/insolvency-notices/{id}/seen',
    summary: 'Somebody looked at a notice: it waits no more',
    params: noticeParams,
  },
  checkCompany: {
    ...work,
    method: 'post',
    path: '/insolvency-notices/check',
    summary: 'Asks the feed now about one company number',
    body: z.object({ siren: z.string().trim().max(20) }),
    reply: z.object({ followed: count, toLook: count, known: count, elsewhere: count }),
  },
  insolvencySetting: {
    ...read,
    method: 'get',
    path: '/insolvency-setting',
    summary: 'Whether and where the public feed is read',
    reply: z.object({ watches: z.boolean(), url: z.string(), hasTitleRetention: z.boolean() }),
  },
  changeInsolvencySetting: {
    ...manage,
    method: 'put',
    path: '/insolvency-setting',
    summary: 'Says whether and where the public feed is read, and whether goods are usually sold with title kept',
    body: z.object({ watches: z.boolean(), url: bodaccUrl, hasTitleRetention: z.boolean() }),
  },
})
