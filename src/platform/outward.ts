import dns from 'node:dns'
import net, { BlockList, type LookupFunction } from 'node:net'
import { accept, refuse, type Verdict } from '../kernel/verdict.ts'
import { platformWording as words } from './wording.ts'

/**
 * Where the product may connect to on the word of an organisation: public addresses only. Mail servers and services are typed by
 * whoever manages an organisation, and the machine stands where that person does not: beside databases, routers and the metadata
 * service of a cloud. The operator names what else may be reached in QUITTANCE_ALLOW_PRIVATE_HOSTS: names, addresses or networks
 * (`relay.lan, 10.2.0.0/16`), separated by commas.
 */
export type Trusted = { readonly names: ReadonlySet<string>; readonly networks: BlockList }

/** What is not the public internet in IPv4 (IANA special-purpose registry, RFC 6890 and later): this host, private, shared, loopback, link-local and cloud metadata, protocols, documentation, measurement, multicast, reserved. */
const CLOSED_V4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
/** Public in IPv6 is what is handed out as global unicast, and an IPv4 address behind a translator (RFC 6052); within, what is not. */
const OPEN_V6 = ['2000::/3', '64:ff9b::/96']
/** Protocols (Teredo among them), documentation, and 6to4, which carries any IPv4 address within. */
const CLOSED_V6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const familyOf = (address: string) => (net.isIPv4(address) ? 'ipv4' : 'ipv6')

function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [address, bits] = range.split('/')
    list.addSubnet(address!, Number(bits), familyOf(address!))
  }
  return list
}

const closedV4 = listOf(CLOSED_V4)
const openV6 = listOf(OPEN_V6)
const translated = CLOSED_V4.map((range) => range.split('/')).map(([a, bits]) => `64:ff9b::${a}/${96 + Number(bits)}`)
const closedV6 = listOf([...CLOSED_V6, ...translated])

/** Whether an address is one of the public internet; mapped, translated and scoped forms of others are not. */
export function isPublicAddress(text: string): boolean {
  const address = text.split('%')[0]!
  if (net.isIPv4(address)) return !closedV4.check(address, 'ipv4')
  return net.isIPv6(address) && openV6.check(address, 'ipv6') && !closedV6.check(address, 'ipv6')
}

/** What the operator lets be reached. Throws, naming it, for an entry that is neither a name, an address nor a network. */
export function trustedIn(setting: string | undefined): Trusted {
  const names = new Set<string>()
  const networks = new BlockList()
  for (const entry of (setting ?? '').split(',').map((one) => one.trim().toLowerCase())) {
    if (entry === '') continue
    const [address, bits, ...more] = entry.split('/')
    const most = net.isIPv4(address!) ? 32 : 128
    const prefix = bits === undefined ? most : Number(bits)
    if (net.isIP(address!) && more.length === 0 && Number.isInteger(prefix) && prefix >= 0 && prefix <= most)
      networks.addSubnet(address!, prefix, familyOf(address!))
    else if (/^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(entry)) names.add(entry)
    else throw new Error(`QUITTANCE_ALLOW_PRIVATE_HOSTS: "${entry}" is neither a name, an address nor a network`)
  }
  return { names, networks }
}

let known: { readonly setting: string | undefined; readonly trusted: Trusted } | null = null
function trustedHere(): Trusted {
  const setting = process.env.QUITTANCE_ALLOW_PRIVATE_HOSTS
  if (known === null || known.setting !== setting) known = { setting, trusted: trustedIn(setting) }
  return known.trusted
}

/** An address that no organisation may have reached for it. */
export class PrivateHost extends Error {
  override name = 'PrivateHost'
  readonly code = 'EPRIVATE'
  readonly host: string
  constructor(host: string) {
    super(`${host} is not on the public internet, and QUITTANCE_ALLOW_PRIVATE_HOSTS does not name it`)
    this.host = host
  }
}

/** A host as URLs and settings write it: IPv6 without its brackets. */
const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1').toLowerCase()

function mayReach(address: string, trusted: Trusted): boolean {
  const plain = address.split('%')[0]!
  return isPublicAddress(address) || trusted.networks.check(plain, familyOf(plain))
}

/** Throws `PrivateHost` for an address that is written out and may not be reached: it is never looked up. */
export function checkWrittenAddress(host: string, trusted: Trusted = trustedHere()): void {
  if (net.isIP(bare(host)) && !mayReach(bare(host), trusted)) throw new PrivateHost(host)
}

/**
 * Looks a name up for a connection, and refuses it when any of its addresses may not be reached. The connection is made to what is
 * answered here and to nothing looked up a second time, so that a name cannot change its mind in between.
 */
export const lookUpOutward: LookupFunction = (hostname, options, callback) => {
  const trusted = trustedHere()
  dns.lookup(hostname, { ...options, all: true }, (error, found) => {
    const closed =
      trusted.names.has(bare(hostname)) || error ? [] : found.filter((one) => !mayReach(one.address, trusted))
    const failure = error ?? (closed.length > 0 ? new PrivateHost(hostname) : null)
    if (failure || found.length === 0) return callback(failure ?? new Error(`${hostname} has no address`), '', 0)
    if (options.all) return callback(null, found)
    callback(null, found[0]!.address, found[0]!.family)
  })
}

/** A plain connection to a host typed by somebody. Throws `PrivateHost`, or what the network says; `ETIMEDOUT` after `patienceMs`. */
export async function connectOutward(host: string, port: number, patienceMs: number): Promise<net.Socket> {
  checkWrittenAddress(host)
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: bare(host), port, lookup: lookUpOutward })
    const late = () => fail(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' }))
    const timer = setTimeout(late, patienceMs)
    const fail = (error: Error): void => {
      clearTimeout(timer)
      socket.destroy()
      // Every address was tried: the first failure tells as much as all of them.
      reject(error instanceof AggregateError ? error.errors[0] : error)
    }
    socket.once('error', fail)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', fail)
      resolve(socket)
    })
  })
}

export const hostRefusal = (host: string, where?: string): { readonly ok: false } & Verdict<never> =>
  refuse('host_private', words.hostPrivate, { host: bare(host) }, where)

/** Whether settings may name this host. One that cannot be looked up now may: it is looked up again each time it is used. */
export async function checkHost(host: string, where: string): Promise<Verdict<null>> {
  try {
    checkWrittenAddress(host)
    await new Promise<void>((resolve, reject) => {
      lookUpOutward(bare(host), { all: true }, (error) => (error ? reject(error) : resolve()))
    })
  } catch (error) {
    if (error instanceof PrivateHost) return hostRefusal(host, where)
  }
  return accept(null)
}
