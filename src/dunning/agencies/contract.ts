import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { actionRow } from '../actions/contract.ts'
import { count, currency, dayText, id, instant } from '../contract-values.ts'
import { CHANNELS, STEP_TONES } from '../model.ts'

/**
 * What somebody of an agency does about debtors in its hands, asked of the agency's own organisation: in the creditor's nobody of an agency
 * settles anything.
 */

const creditor = { creditorId: z.coerce.number().int().positive().max(2_147_483_647) }
const debtor = z.object({ ...creditor, id })
const stepId = z.string().min(1).max(60)
const text = z.object({ subject: z.string().max(300), body: z.string().min(1).max(20_000) })
const byHand = z.object({ stepId, channel: z.enum(CHANNELS), text: text.nullable() })
const refusedOf = z.object({ id, customerName: z.string(), message: z.string() })

export const agencyRoutes = routes({
  agencyWriting: {
    method: 'get',
    path: '/in-hand/{creditorId}/customers/{id}/writing',
    scope: 'org',
    need: 'desk.work',
    summary: 'What may be written to a debtor in our hands: by which step and channel, from whom, to which account',
    params: debtor,
    reply: z.object({
      mandateId: id,
      agency: z.string(),
      creditor: z.string(),
      voice: z.enum(['own', 'creditor']),
      /** Where the debtor is asked to pay; null: nobody confirmed an account. In the creditor's name it is the creditor's own. */
      account: z.string().nullable(),
      /** Why nothing leaves; null: it may. */
      barred: z.string().nullable(),
      /** The letter that told the debtor everything; null: it has not left yet. */
      firstLetter: z.object({ reference: z.string(), on: dayText }).nullable(),
      documents: z.array(
        z.object({
          itemId: id,
          documentNo: z.string(),
          dueOn: dayText,
          openCents: z.number().int(),
          currency,
          number: z.string(),
          placedOn: dayText,
        }),
      ),
      scenario: z.object({ id, name: z.string(), isByItself: z.boolean() }),
      steps: z.array(z.object({ id: stepId, name: z.string(), tone: z.enum(STEP_TONES), channel: z.enum(CHANNELS) })),
      channels: z.array(z.object({ channel: z.enum(CHANNELS), whyNot: z.string().nullable() })),
      /** What is decided by itself, waits or left, the newest first. */
      actions: z.array(actionRow),
      /** When something comes by itself, or why nothing does. */
      next: z.array(z.object({ verdict: z.string(), nextOn: dayText.nullable(), why: z.string() })),
      /** Letters laid out, to print and post. */
      letters: z.array(z.object({ id, subject: z.string(), queuedAt: instant })),
    }),
  },
  previewAgencyMessage: {
    method: 'post',
    path: '/in-hand/{creditorId}/customers/{id}/writing/preview',
    scope: 'org',
    need: 'desk.work',
    summary: 'The message as it would leave now, or why it may not',
    params: debtor,
    body: byHand,
    reply: z.object({
      toName: z.string(),
      toAddress: z.string(),
      subject: z.string(),
      text: z.string(),
      html: z.string(),
      /** What it is filled from, to be written over. */
      template: text,
      leavesAt: instant,
    }),
  },
  sendAgencyMessage: {
    method: 'post',
    path: '/in-hand/{creditorId}/customers/{id}/writing',
    scope: 'org',
    need: 'desk.work',
    summary: 'Writes to a debtor in our hands: from our own server or post, or from the creditor’s in its name',
    params: debtor,
    body: byHand,
    reply: z.object({ messageId: id }),
  },
  printAgencyLetters: {
    method: 'post',
    path: '/in-hand/{creditorId}/letters/print',
    scope: 'org',
    need: 'desk.work',
    summary:
      'Asks once more whether letters we are about to print are still wanted; those that are not are cancelled, with the reason',
    params: z.object(creditor),
    body: z.object({ ids: z.array(id).min(1).max(200) }),
    reply: z.object({ ready: z.array(id), leftOut: z.array(z.object({ id, message: z.string() })) }),
  },
  postAgencyLetters: {
    method: 'post',
    path: '/in-hand/{creditorId}/letters/posted',
    scope: 'org',
    need: 'desk.work',
    summary: 'Says that letters we printed about what is in our hands were posted',
    params: z.object(creditor),
    body: z.object({
      letters: z
        .array(z.object({ id, registeredNo: z.string().trim().max(40).nullable() }))
        .min(1)
        .max(500),
      postedOn: dayText,
    }),
    reply: z.object({ posted: count }),
  },
  agencyActions: {
    method: 'get',
    path: '/in-hand/{creditorId}/mandates/{id}/actions',
    scope: 'org',
    need: 'desk.work',
    summary:
      'What our scenario decided about what is placed under a mandate: to say yes to, leaving by itself, in trouble, left today',
    params: debtor,
    query: z.object({
      list: z.enum(['to_confirm', 'automatic', 'trouble', 'left_today']).default('to_confirm'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      offset: z.coerce.number().int().min(0).default(0),
    }),
    reply: z.object({ rows: z.array(actionRow), count }),
  },
  approveAgencyActions: {
    method: 'post',
    path: '/in-hand/{creditorId}/mandates/{id}/actions/approve',
    scope: 'org',
    need: 'desk.work',
    summary: 'Says yes to what our scenario prepared: each is handed over as the books bear it out now',
    params: debtor,
    body: z.object({ ids: z.array(id).min(1).max(200) }),
    reply: z.object({ queued: count, done: count, leftOut: z.array(refusedOf) }),
  },
  skipAgencyAction: {
    method: 'post',
    path: '/in-hand/{creditorId}/mandates/{id}/actions/skip',
    scope: 'org',
    need: 'desk.work',
    summary: 'Leaves one step out: it counts as taken, and as no contact',
    params: debtor,
    body: z.object({ id, reason: z.string().trim().max(500) }),
    reply: z.object({ skipped: z.boolean() }),
  },
  mandateScenarios: {
    method: 'get',
    path: '/mandate-scenarios',
    scope: 'org',
    need: 'books.read',
    summary: 'Which of our scenarios the claims of each mandate that we hold follow',
    reply: z.object({
      scenarios: z.array(z.object({ id, name: z.string(), isStandard: z.boolean() })),
      chosen: z.array(z.object({ mandateId: id, scenarioId: id })),
    }),
  },
  chooseMandateScenario: {
    method: 'put',
    path: '/mandate-scenarios/{id}',
    scope: 'org',
    need: 'settings.manage',
    summary: 'Has the claims of a mandate that we hold follow a scenario, or none: we then write by hand only',
    params: z.object({ id }),
    body: z.object({ scenarioId: id.nullable() }),
    reply: z.object({ scenarioId: id.nullable() }),
  },
})

export type AgencyWriting = z.output<(typeof agencyRoutes)['agencyWriting']['reply']>
