import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { id, instant, params, read, work } from '../contract-terms.ts'

/** Receipts that an agency mails to debtors, from its own organisation. */
export const quittanceRoutes = routes({
  quittanceMail: {
    ...read,
    method: 'get',
    path: '/third-party-receipts/{id}/mail',
    summary: 'Whether the receipt of a payment was mailed to its debtor, where to and by whom',
    params,
    reply: z.object({
      mailed: z.object({ messageId: id, toAddress: z.string(), askedAt: instant, askedByName: z.string() }).nullable(),
    }),
  },
  mailQuittance: {
    ...work,
    method: 'post',
    path: '/third-party-receipts/{id}/mail',
    summary: 'Mails a debtor the receipt of what it paid to us, once (CPCEx art. R124-6)',
    params,
  },
  quittanceSetting: {
    ...read,
    method: 'get',
    path: '/third-party-setting',
    summary: 'Whether receipts are mailed to debtors as soon as they are recorded',
    reply: z.object({ mailsAtOnce: z.boolean() }),
  },
  changeQuittanceSetting: {
    ...work,
    need: 'settings.manage',
    method: 'put',
    path: '/third-party-setting',
    summary: 'Says whether receipts are mailed to debtors as soon as they are recorded, from now on',
    body: z.object({ mailsAtOnce: z.boolean() }),
  },
})
