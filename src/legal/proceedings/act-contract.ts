import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { day, id, params, reason, work } from '../contract-terms.ts'
import { act, amount, text } from './contract-shapes.ts'
import { OUTCOMES, RESULTS } from './model.ts'

/** What happened in a matter, as it is told and shown. */
export const granted = z.object({
  principalCents: amount,
  interestCents: amount,
  costsCents: amount,
  interestFrom: day.nullable(),
})

export const told = z.object({
  id,
  act,
  on: day,
  debtorId: id.nullable(),
  result: z.enum(RESULTS).nullable(),
  inPerson: z.boolean(),
  dueOn: day.nullable(),
  granted: granted.nullable(),
  evidence: z.string(),
  documentId: id.nullable(),
  documentName: z.string().nullable(),
  recordedByName: z.string(),
  /** The limitation of its documents was told of it. */
  movesClock: z.boolean(),
})
export type ActView = z.output<typeof told>

export const actRoutes = routes({
  tellAct: {
    ...work,
    method: 'post',
    path: '/proceedings/{id}/acts',
    summary: 'Tells what happened: stage, delays and limitation follow; what comes too late or too soon is refused',
    params,
    body: z.object({
      act,
      on: day,
      debtorId: id.nullable(),
      result: z.enum(RESULTS).nullable(),
      inPerson: z.boolean(),
      dueOn: day.nullable(),
      granted: granted.nullable(),
      outcome: z.enum(OUTCOMES).nullable(),
      evidence: text(2000),
      documentId: id.nullable(),
    }),
    reply: z.object({ id }),
  },
  withdrawAct: {
    ...work,
    method: 'post',
    path: '/proceeding-acts/{id}/withdraw',
    summary: 'It was a slip: the last act is as if it had never been told',
    params,
    body: z.object({ reason }),
  },
})
