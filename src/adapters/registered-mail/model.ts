import { z } from 'zod'
import type { Carrier } from '../web-service/carrier.ts'

/** One electronic registered letter. `id` is ours and stays the same however often it is handed over. */
export type RegisteredMail = {
  readonly id: string
  readonly to: {
    readonly firstName: string
    readonly lastName: string
    readonly company: string
    readonly email: string
    readonly isConsumer: boolean
  }
  /** Plain text above the letter; the letter itself is the PDF. */
  readonly text: string
  readonly pdf: Uint8Array
  readonly fileName: string
  /** The customer's reference, as the sender's own lists show it. */
  readonly reference: string
}
export type RegisteredMailService = Carrier<RegisteredMail>

export const ar24Settings = z.object({
  url: z
    .string()
    .trim()
    .max(500)
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'not a web address')
    .default('https://app.ar24.fr/api'),
  /** The number of the sender's account. */
  userId: z
    .string()
    .trim()
    .regex(/^\d{1,12}$/),
})
export type Ar24Settings = z.output<typeof ar24Settings>
