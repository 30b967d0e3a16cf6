import { type Field } from '../adapters/mailbox/mime-parts.ts'
import type { Doubt } from './model.ts'

type Sender = {
  /** Whether the customer is known to write from this address. */
  readonly isKnown: boolean
  /** The server whose results are believed; empty: none. */
  readonly trustedServer: string
}

/**
 * Why a sender is not taken at its word; null when nothing speaks against it. Only results of the server named in the settings count
 * (RFC 8601 §5: anybody may write such a field): DMARC decides where it was checked, else DKIM or SPF must have passed.
 */
export function senderDoubt(fields: readonly Field[], { isKnown, trustedServer }: Sender): Doubt | null {
  if (trustedServer !== '') {
    const results = fields
      .filter(({ name }) => name === 'authentication-results')
      .map(({ value }) => value.replace(/\([^()]*\)/g, ''))
      .filter((value) => value.split(';')[0]!.trim().split(/\s/)[0]!.toLowerCase() === trustedServer.toLowerCase())
    // A server prepends its own field: the first is the last one written.
    const result = results[0]
    if (result === undefined) return 'unproven'
    const dmarc = outcome(result, 'dmarc')
    if (dmarc === 'fail') return 'failed'
    if (dmarc !== 'pass') {
      const others = [outcome(result, 'dkim'), outcome(result, 'spf')]
      if (!others.includes('pass'))
        return others.some((one) => one === 'fail' || one === 'softfail') ? 'failed' : 'unproven'
    }
  }
  return isKnown ? null : 'stranger'
}

const outcome = (result: string, method: string): string | null =>
  new RegExp(`(?:^|;)\\s*${method}\\s*=\\s*(\\w+)`, 'i').exec(result)?.[1]?.toLowerCase() ?? null
