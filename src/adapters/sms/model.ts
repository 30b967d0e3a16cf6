import { z } from 'zod'
import type { Carrier } from '../web-service/carrier.ts'

/** One text message. `id` is ours and stays the same however often it is handed over; `to` in E.164; `at` most one text of some segments. */
export type Sms = { readonly id: string; readonly to: string; readonly text: string }
export type SmsGateway = Carrier<Sms>

/** How a sender is shown: 3 to 11 letters or digits, as French operators take it. */
const sender = z
  .string()
  .trim()
  .regex(/^([A-Za-z0-9 ]{3,11})?$/)

const webAddress = z
  .string()
  .trim()
  .max(500)
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), 'not a web address')

/** A gateway of one's own, or any service that takes a message by one request. */
export const httpSmsSettings = z.object({
  url: webAddress,
  method: z.enum(['POST', 'PUT', 'GET']),
  /** How the fields travel: as a JSON document, as a form, or in the address. */
  bodyKind: z.enum(['json', 'form', 'query']),
  /** The document, or one `name=value` a line. `{to}`, `{text}`, `{sender}`, `{id}` and `{secret}` stand for their values. */
  template: z.string().trim().min(1).max(4000),
  /** One `Name: value` a line; the same values may be named. */
  headers: z.string().trim().max(2000),
  sender,
  /** Where the answer names the message, as `data.id`; empty: our own name serves. */
  refPath: z.string().trim().max(100),
})
export type HttpSmsSettings = z.output<typeof httpSmsSettings>

export const ovhSmsSettings = z.object({
  url: webAddress.default('https://eu.api.ovh.com/1.0'),
  /** `sms-ab12345-1` */
  serviceName: z.string().trim().min(1).max(60),
  applicationKey: z.string().trim().min(1).max(60),
  /** Empty: a short number that people can answer. */
  sender,
  /** The operator's « STOP au … » at the end, asked for in canvassing; a reminder of a debt is none. */
  withStop: z.boolean(),
})
export type OvhSmsSettings = z.output<typeof ovhSmsSettings>
