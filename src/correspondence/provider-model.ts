import type { z } from 'zod'
import { mailevaSettings } from '../adapters/post/model.ts'
import { ar24Settings } from '../adapters/registered-mail/model.ts'
import { httpSmsSettings, ovhSmsSettings } from '../adapters/sms/model.ts'
import { type Channel, isPaper } from './model.ts'

/** Kinds of messages that a service of somebody else may carry for the organisation; one service of each kind at a time. */
export const PROVIDER_KINDS = ['sms', 'post', 'electronic_registered'] as const
export type ProviderKind = (typeof PROVIDER_KINDS)[number]

export const PROVIDER_NAMES = ['http', 'ovh', 'ar24', 'maileva'] as const
export type ProviderName = (typeof PROVIDER_NAMES)[number]

/** What there is to know of a service before it is set up. `secrets`: the settings that are sealed and never shown. */
type ProviderForm = {
  readonly kind: ProviderKind
  readonly settings: z.ZodObject
  readonly secrets: readonly string[]
  /** Whether it can be asked what became of a message; else it tells by itself. */
  readonly answersQuestions: boolean
}

export const PROVIDERS: Readonly<Record<ProviderName, ProviderForm>> = {
  http: { kind: 'sms', settings: httpSmsSettings, secrets: ['secret', 'hookSecret'], answersQuestions: false },
  ovh: { kind: 'sms', settings: ovhSmsSettings, secrets: ['applicationSecret', 'consumerKey'], answersQuestions: true },
  ar24: {
    kind: 'electronic_registered',
    settings: ar24Settings,
    secrets: ['token', 'privateKey', 'otpSecret'],
    answersQuestions: true,
  },
  maileva: { kind: 'post', settings: mailevaSettings, secrets: ['clientSecret', 'password'], answersQuestions: true },
}

export const providersOf = (kind: ProviderKind): ProviderName[] =>
  PROVIDER_NAMES.filter((name) => PROVIDERS[name].kind === kind)

/** Which kind of service may carry a message of this channel; null: none, it is mail. */
export function providerKindOf(channel: Channel): ProviderKind | null {
  if (isPaper(channel)) return 'post'
  return channel === 'sms' || channel === 'electronic_registered' ? channel : null
}

const MINUTE_MS = 60_000

/** Minutes between two questions about a message: often while something is expected soon, rarely later, until there is nothing to expect. */
const WAITS: Readonly<Record<ProviderKind, readonly number[]>> = {
  sms: [2, 8, 50, 300, 1080, 1440, 1440],
  // A receipt may come 15 days after the letter (CPCE art. R. 53-3), and its proof the day after.
  electronic_registered: [15, 45, 120, ...Array<number>(20 * 8).fill(180)],
  post: [60, 240, 720, ...Array<number>(60).fill(1440)],
}

/** When to ask again after `asked` questions; null when enough was asked. */
export function nextQuestion(kind: ProviderKind, asked: number, at: Date): Date | null {
  const minutes = WAITS[kind][asked]
  return minutes === undefined ? null : new Date(at.getTime() + minutes * MINUTE_MS)
}

/** A message in doubt is looked for this often at the service that may have it; then a person decides alone. */
export const MAX_SEEKS = 4

/** Texts leave on weekdays and Saturdays between 8 and 20 o'clock: what French operators hold every sender to, whatever the message. */
export const isHourForTexts = (weekday: number, minuteOfDay: number, isHoliday: boolean): boolean =>
  weekday <= 6 && !isHoliday && minuteOfDay >= 8 * 60 && minuteOfDay < 20 * 60
