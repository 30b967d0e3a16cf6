import { useForm } from '@mantine/form'
import type { z } from 'zod'
import type { Organisation, organisationInput } from '../../src/access/contract.ts'
import { accessWording } from '../../src/access/wording.ts'
import { formatIban, toIban, toSiren } from '../../src/kernel/identifiers.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { describeTerms, parseTerms } from '../../src/statutes/index.ts'
import { useWords } from '../design/words.tsx'
import { wording } from './wording.ts'

/** An organisation as its form holds it: every field a text, the terms in words. */
export type OrganisationDraft = {
  name: string
  siren: string
  iban: string
  street: string
  street2: string
  postcode: string
  city: string
  senderName: string
  senderTitle: string
  senderEmail: string
  senderPhone: string
  terms: string
}

const emptyDraft = (lang: Lang): OrganisationDraft => ({
  name: '',
  siren: '',
  iban: '',
  street: '',
  street2: '',
  postcode: '',
  city: '',
  senderName: '',
  senderTitle: '',
  senderEmail: '',
  senderPhone: '',
  terms: describeTerms(lang, { kind: 'net', days: 30 }),
})

export const draftOf = (organisation: Organisation, lang: Lang): OrganisationDraft => ({
  ...organisation,
  siren: organisation.siren ?? '',
  iban: organisation.iban ? formatIban(organisation.iban) : '',
  street: organisation.addressLines[0] ?? '',
  street2: organisation.addressLines.slice(1).join(', '),
  terms: describeTerms(lang, organisation.defaultTerms),
})

const EMAIL = /^\S+@\S+\.\S{2,}$/
export const looksLikeEmail = (text: string): boolean => EMAIL.test(text.trim())

/** The form of an organisation: check digits are verified as they are typed, before the server verifies them again. */
export function useOrganisationForm(initial: Partial<OrganisationDraft> = {}) {
  const { t, lang } = useWords()
  return useForm<OrganisationDraft>({
    initialValues: { ...emptyDraft(lang), ...initial },
    validateInputOnBlur: true,
    validate: {
      name: (name) => (name.trim() === '' ? t(accessWording.nameMissing) : null),
      siren: (value) =>
        value.trim() === '' || toSiren(value) ? null : t(accessWording.sirenWrong, { value: value.trim() }),
      iban: (value) =>
        value.trim() === '' || toIban(value) ? null : t(accessWording.ibanWrong, { value: value.trim() }),
      senderName: (name) => (name.trim() === '' ? t(wording.fillThis) : null),
      senderEmail: (value) =>
        value.trim() === '' || looksLikeEmail(value) ? null : t(accessWording.emailWrong, { value: value.trim() }),
      terms: (text) => {
        const terms = parseTerms(text)
        return terms.ok ? null : tellRefusal(lang, terms.refusal)
      },
    },
  })
}

/** What the first visit does not ask, until the settings say otherwise. */
const UNASKED = { bic: null, country: 'FR', timeZone: 'Europe/Paris', fiscalYearEnd: '12-31' }

/**
 * The draft as the API takes it; what the form does not ask is kept from `known`. Throws when the terms are not
 * readable: the form refuses them first.
 */
export function inputOf(
  draft: OrganisationDraft,
  lang: Lang,
  known: Pick<Organisation, keyof typeof UNASKED> = UNASKED,
): z.input<typeof organisationInput> {
  const terms = parseTerms(draft.terms)
  if (!terms.ok) throw new Error(tellRefusal(lang, terms.refusal))
  return {
    name: draft.name,
    siren: draft.siren.trim() || null,
    iban: draft.iban.trim() || null,
    bic: known.bic,
    addressLines: [draft.street, draft.street2].map((line) => line.trim()).filter((line) => line !== ''),
    postcode: draft.postcode,
    city: draft.city,
    country: known.country,
    senderName: draft.senderName,
    senderTitle: draft.senderTitle,
    senderEmail: draft.senderEmail,
    senderPhone: draft.senderPhone,
    defaultTerms: terms.value,
    lang,
    timeZone: known.timeZone,
    fiscalYearEnd: known.fiscalYearEnd,
  }
}
