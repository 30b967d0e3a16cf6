import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { amount, count, dayText, fault, id } from '../contract-values.ts'
import { CHANNELS } from '../model.ts'
import { scenarioInput } from '../scenarios/contract.ts'

const person = z.object({ name: z.string(), address: z.string() })

/** What one step of a draft would give for a customer: the message as its debtor would see it, or the task a person would find. */
const steppedMessage = z.object({
  /** The day it would be taken, today at the earliest. */
  on: dayText,
  channel: z.enum(CHANNELS),
  amounts: z.array(amount),
  documentNos: z.array(z.string()),
  /** From when the step may be taken, in words. */
  when: z.string(),
  to: person,
  copyTo: z.array(person),
  /** Who signs, and where answers go when not to the organisation. */
  from: z.string(),
  replyTo: z.string().nullable(),
  /** Why it would not leave, when the channel does not reach the customer today. */
  unreached: z.string().nullable(),
  /** Null for a call or a task, of which nothing is written; `template` names the text it is made from. */
  written: z.object({ subject: z.string(), text: z.string(), html: z.string(), template: z.string() }).nullable(),
})

/** A scenario while it is written: what is wrong with it, what it leaves out, and what a step of it would say. */
export const buildingRoutes = routes({
  checkScenario: {
    method: 'post',
    path: '/dunning/scenario/check',
    scope: 'org',
    need: 'books.read',
    summary: 'Everything that forbids saving a draft, and what is worth knowing of it: whom its channels do not reach',
    body: z.object({ scenario: scenarioInput }),
    reply: z.object({ faults: z.array(fault), warnings: z.array(fault) }),
  },
  previewStep: {
    method: 'post',
    path: '/dunning/scenario/preview',
    scope: 'org',
    need: 'books.read',
    summary:
      'What a step of a draft would give for a customer: when, to whom, from whom, and the text; or why it gives nothing',
    body: z.object({ scenario: scenarioInput, stepId: z.string().max(60), customerId: id }),
    reply: z.object({ message: steppedMessage.nullable(), why: z.string().nullable() }),
  },
  speakers: {
    method: 'get',
    path: '/dunning/speakers',
    scope: 'org',
    need: 'books.read',
    summary: 'In whose name a step may leave, and who may have a copy',
    reply: z.object({
      rows: z.array(
        z.object({ who: z.enum(['member', 'colleague']), id: z.string(), name: z.string(), hasEmail: z.boolean() }),
      ),
      /** Customers who have a salesperson, of those who owe something. */
      withSalesperson: count,
      owing: count,
    }),
  },
})
