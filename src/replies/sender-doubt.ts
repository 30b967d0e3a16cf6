import { type Field } from '../adapters/mailbox/mime-parts.ts'
import type { Doubt } from './model.ts'

type Sender = {
  readonly address: string
  /** Whether the customer is known to write from this address. */
  readonly isKnown: boolean
  /** The server whose results are believed; empty: none. */
  readonly trustedServer: string
}

/**
 * Why a sender is not taken at its word; null when nothing speaks against it. Only results of the server named in the settings count
 * (RFC 8601 §5: anybody may write such a field): DMARC decides where it was checked, else DKIM or SPF must have passed for the domain that
 * the mail shows: anybody may prove a domain of their own.
 */
export function senderDoubt(fields: readonly Field[], { address, isKnown, trustedServer }: Sender): Doubt | null {
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
      const others = proofsIn(result)
      if (!others.some((one) => one.outcome === 'pass' && isOf(one.domain, address)))
        return others.some((one) => one.outcome === 'fail' || one.outcome === 'softfail') ? 'failed' : 'unproven'
    }
  }
  return isKnown ? null : 'stranger'
}

/** What DKIM and SPF found, each with the domain it is about (RFC 8601 §2.7); '' where the server does not tell. */
const proofsIn = (result: string): { outcome: string; domain: string }[] =>
  result.split(';').flatMap((clause) => {
    const [, method, said] = /^\s*(dkim|spf)\s*=\s*(\w+)/i.exec(clause) ?? []
    if (!method || !said) return []
    const named = method.toLowerCase() === 'dkim' ? /\bheader\.[di]\s*=\s*(\S+)/i : /\bsmtp\.mailfrom\s*=\s*(\S+)/i
    return [{ outcome: said.toLowerCase(), domain: domainOf(named.exec(clause)?.[1] ?? '') }]
  })

const domainOf = (text: string): string => text.replaceAll('"', '').split('@').at(-1)!.toLowerCase()

/** The domain of an address, one above or one below it: a house signs with either. */
function isOf(domain: string, address: string): boolean {
  const shown = domainOf(address)
  return domain.includes('.') && (domain === shown || shown.endsWith(`.${domain}`) || domain.endsWith(`.${shown}`))
}

const outcome = (result: string, method: string): string | null =>
  new RegExp(`(?:^|;)\\s*${method}\\s*=\\s*(\\w+)`, 'i').exec(result)?.[1]?.toLowerCase() ?? null
