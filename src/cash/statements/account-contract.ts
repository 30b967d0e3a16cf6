import { z } from 'zod'
import { routes } from '../../platform/route.ts'
import { cents, count, dayText, id, instant, manage, params, read } from '../contract-terms.ts'

export const accountView = z
  .object({
    id,
    name: z.string(),
    iban: z.string().nullable(),
    rib: z.string().nullable(),
    other: z.string(),
    currency: z.string(),
    ledgerAccount: z.string(),
    /** Whether customers pay into it, so that reminders wait for its statements; said by a person, or told by its receipts (null). */
    isFollowed: z.boolean(),
    isFollowedSaid: z.boolean().nullable(),
    /** The day the last statement goes to, its closing balance, and how many lines wait. */
    freshOn: dayText.nullable(),
    balanceCents: cents.nullable(),
    openLines: count,
    /** Places where a statement does not begin with what the one before ended with. */
    gaps: z.array(z.object({ fromOn: dayText, toOn: dayText, endedCents: cents, beginsCents: cents, importId: id })),
  })
  .meta({ id: 'BankAccount' })
export type AccountView = z.output<typeof accountView>

const statementGap = z
  .object({
    accountId: id,
    fromOn: dayText,
    toOn: dayText,
    endedCents: cents,
    beginsCents: cents,
    importId: id,
    beforeImportId: id,
  })
  .meta({ id: 'StatementGap' })

export const accountRoutes = routes({
  accounts: {
    ...read,
    method: 'get',
    path: '/cash/accounts',
    summary: 'Bank accounts: how fresh, what waits, where statements do not join',
    reply: z.object({ accounts: z.array(accountView) }),
  },
  gap: {
    ...read,
    method: 'get',
    path: '/cash/accounts/{id}/gap',
    summary: 'One place where statements do not join: its days and amounts, what is recorded there, what would fill it',
    params,
    query: z.object({ toOn: dayText }),
    reply: z.object({
      gap: statementGap,
      lines: z.array(z.object({ id, bookedOn: dayText, label: z.string(), payerName: z.string(), cents })),
      /** Statements of those days that were withdrawn; `fills` when one joins both sides. */
      withdrawn: z.array(
        z.object({
          importId: id,
          openingOn: dayText.nullable(),
          closingOn: dayText.nullable(),
          openingCents: cents.nullable(),
          closingCents: cents.nullable(),
          withdrawnAt: instant,
          fills: z.boolean(),
        }),
      ),
    }),
  },
  changeAccount: {
    ...manage,
    method: 'put',
    path: '/cash/accounts/{id}',
    summary: 'Names an account, its ledger account, and whether reminders wait for its statements',
    params,
    body: z.object({
      name: z.string().trim().min(1).max(100),
      ledgerAccount: z.string().regex(/^[0-9A-Z]{3,20}$/),
      /** Null: as the receipts recorded on it tell. */
      isFollowed: z.boolean().nullable(),
    }),
  },
})
