import { type Currency, formatMoney } from '../../src/kernel/money.ts'
import type { Lang, Sentence } from '../../src/kernel/wording.ts'
import { say } from '../../src/kernel/wording.ts'
import { contactRoleNames, kindNames, riskNames, sizeNames } from '../../src/parties/wording.ts'
import { describeTerms, type PaymentTerms } from '../../src/statutes/index.ts'

export type PartyChange = {
  readonly field: string
  readonly name: string
  readonly before: string
  readonly after: string
}

/** In the order in which they are read: how to reach people first. */
const NAMES: Readonly<Record<string, Sentence>> = {
  email: { fr: 'E-mail', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Phone' },
  firstName: { fr: 'Prénom', en: 'First name' },
  lastName: { fr: 'Nom du contact', en: 'Last name' },
  role: { fr: 'Fonction', en: 'Role' },
  name: { fr: 'Nom', en: 'Name' },
  siren: { fr: 'SIREN', en: 'SIREN' },
  addressLines: { fr: 'Adresse', en: 'Address' },
  postcode: { fr: 'Code postal', en: 'Postcode' },
  city: { fr: 'Ville', en: 'City' },
  country: { fr: 'Pays', en: 'Country' },
  terms: { fr: 'Conditions', en: 'Terms' },
  kind: { fr: 'Nature', en: 'Kind' },
  lang: { fr: 'Langue', en: 'Language' },
  vatNo: { fr: 'Numéro de TVA', en: 'VAT number' },
  code: { fr: 'Code client', en: 'Customer code' },
  head: { fr: 'Tête du groupe', en: 'Head of the group' },
  sector: { fr: 'Secteur', en: 'Sector' },
  size: { fr: 'Taille', en: 'Size' },
  risk: { fr: 'Risque', en: 'Risk' },
  tags: { fr: 'Étiquettes', en: 'Tags' },
  salesperson: { fr: 'Commercial', en: 'Salesperson' },
  creditLimitCents: { fr: 'Plafond d’encours', en: 'Credit limit' },
  insuredCents: { fr: 'Montant assuré', en: 'Insured amount' },
}

const LANGUAGES: Readonly<Record<Lang, Sentence>> = {
  fr: { fr: 'français', en: 'French' },
  en: { fr: 'anglais', en: 'English' },
}

type Fields = Readonly<Record<string, unknown>>

/**
 * What a row of a contact list changes, field by field; blank before means that the field was empty or is new. Limits are in
 * the currency of the books.
 */
export function partyChanges(lang: Lang, was: Fields | null, became: Fields | null, currency: Currency): PartyChange[] {
  return (['contact', 'customer'] as const).flatMap((part) => {
    const before = partOf(was, part)
    const after = partOf(became, part)
    return Object.entries(NAMES)
      .filter(([field]) => field in after)
      .map(([field, name]) => ({
        field: `${part}.${field}`,
        name: say(lang, name),
        before: inWords(lang, field, before[field], currency),
        after: inWords(lang, field, after[field], currency),
      }))
      .filter((change) => change.before !== change.after)
  })
}

/** Before the commit both parts are told apart; afterwards each part is a change of its own, without a name above it. */
function partOf(fields: Fields | null, part: 'customer' | 'contact'): Fields {
  if (!fields) return {}
  if ('customer' in fields || 'contact' in fields) return (fields[part] as Fields | undefined) ?? {}
  return part === 'customer' ? fields : {}
}

function inWords(lang: Lang, field: string, value: unknown, currency: Currency): string {
  if (value === null || value === undefined) return ''
  if (field === 'terms') return describeTerms(lang, value as PaymentTerms)
  if (field === 'lang') return say(lang, LANGUAGES[value as Lang])
  if (field === 'kind') return say(lang, kindNames[value as keyof typeof kindNames])
  if (field === 'role') return say(lang, contactRoleNames[value as keyof typeof contactRoleNames])
  if (field === 'size') return say(lang, sizeNames[value as keyof typeof sizeNames])
  if (field === 'risk') return say(lang, riskNames[value as keyof typeof riskNames])
  if (field === 'creditLimitCents' || field === 'insuredCents') return formatMoney(lang, value as number, currency)
  if (field === 'head' || field === 'salesperson') return (value as { name: string }).name
  return Array.isArray(value) ? value.join(', ') : String(value)
}
