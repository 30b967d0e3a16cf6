/** What an organisation opens to its customers on their page. Days and months are whole numbers. */
export type PortalSetting = {
  /** Off: no message carries a link, and every link opens nothing. */
  readonly isOn: boolean
  readonly linkDays: number
  /** The head of a group sees what its members owe. */
  readonly showsGroup: boolean
  readonly takesPromises: boolean
  /** How far ahead a payment may be promised there. */
  readonly promiseDays: number
  readonly plans: PlanOffer
  /** Limits of a plan that is accepted at once, beside those of every plan; minor units of the debt's currency. */
  readonly planMonths: number
  readonly planMostCents: number
  readonly asksSatisfaction: boolean
}

export const PLAN_OFFERS = ['none', 'on_approval', 'within_limits'] as const
/** Whether a plan may be asked for, and whether one within the limits is agreed without anybody looking at it. */
export type PlanOffer = (typeof PLAN_OFFERS)[number]

export const USUAL_SETTING: PortalSetting = {
  isOn: true,
  linkDays: 90,
  showsGroup: false,
  takesPromises: true,
  promiseDays: 30,
  plans: 'on_approval',
  planMonths: 3,
  planMostCents: 300_000,
  asksSatisfaction: true,
}

export const ACT_KINDS = [
  'promise',
  'plan',
  'dispute',
  'paid',
  'contact',
  'opt_out',
  'copy',
  'satisfaction',
  'payment',
] as const
/** What may be done on the page. `payment`: a payment told by whoever takes it, until the bank line comes. */
export type ActKind = (typeof ACT_KINDS)[number]

export const ACT_STATES = ['done', 'waiting', 'accepted', 'refused'] as const
export type ActState = (typeof ACT_STATES)[number]

/** Days that reminders wait for a payment that its payer says is on its way. */
export const PAID_HOLD_DAYS = 10
