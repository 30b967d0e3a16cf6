/** Wrong codes that one address may try in a window before it is told to wait. */
export const MOST_GUESSES = 20
/** The same for an address of our own network: most likely a proxy that everybody comes through. */
const MOST_BEHIND_PROXY = 500
const GUESS_WINDOW_MS = 10 * 60_000
/** Addresses remembered at once: beyond it the oldest is forgotten, so that a flood of addresses fills no memory. */
const MOST_ADDRESSES = 10_000

/** Counts wrong codes per address, in the memory of one process: a code has a hundred bits, so this spares work rather than keeps secrets. */
export type GuessGuard = {
  isTired(address: string, at: Date): boolean
  wrong(address: string, at: Date): void
}

export function guessGuard(): GuessGuard {
  const tries = new Map<string, { since: number; count: number }>()
  const current = (address: string, at: Date) => {
    const found = tries.get(networkOf(address))
    return found && at.getTime() - found.since < GUESS_WINDOW_MS ? found : null
  }
  return {
    isTired: (address, at) =>
      (current(address, at)?.count ?? 0) >= (isOurs(address) ? MOST_BEHIND_PROXY : MOST_GUESSES),
    wrong(address, at) {
      const known = current(address, at) ?? { since: at.getTime(), count: 0 }
      const key = networkOf(address)
      tries.delete(key)
      tries.set(key, { ...known, count: known.count + 1 })
      if (tries.size > MOST_ADDRESSES) tries.delete(tries.keys().next().value!)
    },
  }
}

/** Somebody with an IPv6 address has a whole network of them: the first 64 bits are the neighbour. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

const isOurs = (address: string): boolean =>
  address === '' || /^(::1$|(::ffff:)?(127|10|192\.168|172\.(1[6-9]|2\d|3[01]))\.|f[cd])/i.test(address)
