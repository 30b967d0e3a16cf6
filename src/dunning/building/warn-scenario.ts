import { type Refusal, refuse } from '../../kernel/verdict.ts'
import type { Channel, Scenario, Step } from '../model.ts'
import { isPersonal } from '../rules.ts'
import type { Reach } from './reach-store.ts'
import { buildingWording as words } from './wording.ts'

/** Decent hours for a person at home: what leaves outside them is allowed, and said. */
const DECENT = { fromMinute: 8 * 60, toMinute: 20 * 60 } as const
const SUNDAY = 7

const HAS: Readonly<Record<Exclude<Channel, 'task'>, keyof Reach>> = {
  email: 'email',
  sms: 'texts',
  letter: 'postal',
  registered_letter: 'postal',
  electronic_registered: 'registered',
  call: 'phone',
}

/**
 * What does not forbid a scenario and should be known before it is saved: customers whom a step does not reach, for whom it will wait
 * and be told as work; senders whom customers have not; consumers written to at odd hours. `where` is the path of the field.
 */
export function warningsOf(
  scenario: Pick<Scenario, 'steps' | 'consumerWindow'>,
  reach: Reach,
  ready: readonly string[],
): Refusal[] {
  const warnings: Refusal[] = []
  scenario.steps.forEach((step, index) => {
    const at = `steps.${index}`
    if (!isPersonal(step.channel) && !ready.includes(step.channel)) {
      const params = { step: step.name, channel: step.channel }
      warnings.push(refuse('channel_not_set', words.channelNotSet, params, `${at}.channel`).refusal)
    }
    if (step.channel !== 'task') {
      const without = reach.owing - reach[HAS[step.channel]]
      const params = { step: step.name, channel: step.channel, without, owing: reach.owing }
      if (without > 0) warnings.push(refuse('unreached', words.unreached, params, `${at}.channel`).refusal)
    }
    const without = reach.owing - reach.salesperson
    if (namesSalesperson(step) && without > 0) {
      const params = { step: step.name, without, owing: reach.owing }
      warnings.push(refuse('no_salesperson', words.noSalesperson, params, `${at}.sender`).refusal)
    }
  })
  const { weekdays, fromMinute, toMinute } = scenario.consumerWindow
  const isDecent = !weekdays.includes(SUNDAY) && fromMinute >= DECENT.fromMinute && toMinute <= DECENT.toMinute
  if (reach.consumers > 0 && !isDecent) {
    const params = { consumers: reach.consumers }
    warnings.push(refuse('consumer_hours', words.consumerHours, params, 'consumerWindow.fromMinute').refusal)
  }
  return warnings
}

const namesSalesperson = ({ sender, copyTo = [] }: Step): boolean =>
  sender?.who === 'salesperson' || copyTo.some(({ who }) => who === 'salesperson')
