import { z } from 'zod'
import type { Carrier } from '../web-service/carrier.ts'

/** A letter to be printed, put into an envelope and posted. `id` is ours and stays the same however often it is handed over. */
export type PostalLetter = {
  readonly id: string
  readonly isRegistered: boolean
  /** Name first, country last where it is not ours; as an envelope shows them. */
  readonly to: { readonly lines: readonly string[]; readonly country: string }
  readonly from: { readonly lines: readonly string[]; readonly country: string }
  readonly pdf: Uint8Array
  readonly fileName: string
}
export type PostalService = Carrier<PostalLetter>

const webAddress = z
  .string()
  .trim()
  .max(500)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'not a web address')

export const mailevaSettings = z.object({
  url: webAddress.default('https://api.maileva.com'),
  authUrl: webAddress.default('https://connexion.maileva.com/auth/realms/services/protocol/openid-connect'),
  clientId: z.string().trim().min(1).max(100),
  username: z.string().trim().min(1).max(100),
  color: z.boolean(),
  duplex: z.boolean(),
  /** With the slip that the recipient signs; registered letters only. */
  withReceipt: z.boolean(),
})
export type MailevaSettings = z.output<typeof mailevaSettings>
