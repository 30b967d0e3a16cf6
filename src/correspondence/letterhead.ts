import { createHash } from 'node:crypto'
import { organisationOf } from '../access/index.ts'
import type { Contact, Customer } from '../parties/index.ts'
import type { OrgTx } from '../platform/db.ts'
import { insertLogo, logoBySha, storedLook } from './look-store.ts'
import type { Logo, Look, Organisation, Recipient } from './model.ts'

/** A quiet navy, until the organisation chooses its own. */
export const DEFAULT_COLOUR = '#1f3a5f'

/** What every message of an organisation shows of its sender. */
export type Letterhead = { readonly organisation: Organisation; readonly place: string; readonly isDemo: boolean }

export async function letterheadOf(tx: OrgTx): Promise<Letterhead> {
  const org = await organisationOf(tx)
  const { name, siren, iban, bic } = org
  const sender = {
    name: org.senderName || org.name,
    title: org.senderTitle || null,
    email: org.senderEmail || null,
    phone: org.senderPhone || null,
  }
  const organisation = {
    name,
    country: org.country,
    siren,
    iban,
    bic,
    addressLines: postalLines(org, org.country),
    sender,
    look: await lookOf(tx),
  }
  return { organisation, place: org.city, isDemo: org.isDemo }
}

export async function lookOf(tx: OrgTx): Promise<Look> {
  const stored = await storedLook(tx)
  if (!stored) return { logo: null, colour: DEFAULT_COLOUR, signature: '', footer: '' }
  const { colour, signature, footer } = stored
  return { logo: stored.logoSha256 && (await logoBySha(tx, stored.logoSha256)), colour, signature, footer }
}

/** A customer as a message addresses it. `home` is the sender's country: a letter abroad names the country. */
export function recipientOf(customer: Customer, contact: Contact | null, home = 'FR'): Recipient {
  const person = contact ? [contact.firstName, contact.lastName].filter(Boolean).join(' ') : ''
  const { name, lang, kind } = customer
  return { name, lang, kind, contact: person || null, addressLines: postalLines(customer, home) }
}

type Address = {
  readonly addressLines: readonly string[]
  readonly postcode: string
  readonly city: string
  readonly country: string
}

const countries = new Intl.DisplayNames('fr', { type: 'region' })

function postalLines(address: Address, home: string): string[] {
  const town = [address.postcode, address.city].filter(Boolean).join(' ')
  // The postal union asks for the country in capitals, in the language of the sender's country.
  const country = address.country === home || town === '' ? '' : (countries.of(address.country) ?? '').toUpperCase()
  return [...address.addressLines, town, country].map((line) => line.trim()).filter(Boolean)
}

const hashes = new WeakMap<Logo, Buffer>()

/** Keeps a logo once per organisation, whatever the number of messages that show it, and gives its hash. */
export async function keepLogo(tx: OrgTx, logo: Logo): Promise<Buffer> {
  const sha256 = hashes.get(logo) ?? createHash('sha256').update(logo.bytes).digest()
  hashes.set(logo, sha256)
  await insertLogo(tx, { ...logo, sha256 })
  return sha256
}
