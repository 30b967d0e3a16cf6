import { useForm } from '@mantine/form'
import type { z } from 'zod'
import { toSiren } from '../../src/kernel/identifiers.ts'
import { tellRefusal } from '../../src/kernel/verdict.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import type { CustomerInput, customerInput } from '../../src/parties/contract.ts'
import type { CustomerKind } from '../../src/parties/model.ts'
import { partiesWording } from '../../src/parties/wording.ts'
import { describeTerms, parseTerms } from '../../src/statutes/index.ts'
import { useWords } from '../design/words.tsx'
import { wording } from './wording.ts'

/** A customer as its form holds it: every field a text, the address a text of several lines, the terms in words. */
export type CustomerDraft = {
  code: string
  name: string
  kind: CustomerKind
  siren: string
  vatNo: string
  lang: Lang
  address: string
  postcode: string
  city: string
  country: string
  terms: string
}

const emptyDraft: CustomerDraft = {
  code: '',
  name: '',
  kind: 'business',
  siren: '',
  vatNo: '',
  lang: 'fr',
  address: '',
  postcode: '',
  city: '',
  country: 'FR',
  terms: '',
}

export const draftOf = (customer: CustomerInput, lang: Lang): CustomerDraft => ({
  ...customer,
  siren: customer.siren ?? '',
  vatNo: customer.vatNo ?? '',
  address: customer.addressLines.join('\n'),
  terms: customer.terms ? describeTerms(lang, customer.terms) : '',
})

/** The form of a customer: what can be verified is, as it is typed, before the server verifies it again. */
export function useCustomerForm(initial: CustomerDraft = emptyDraft) {
  const { t, lang } = useWords()
  return useForm<CustomerDraft>({
    initialValues: initial,
    validateInputOnBlur: true,
    validate: {
      code: (code) => (code.trim() === '' ? t(wording.codeMissing) : null),
      name: (name) => (name.trim() === '' ? t(partiesWording.nameMissing) : null),
      siren: (value) =>
        value.trim() === '' || toSiren(value) ? null : t(partiesWording.sirenWrong, { value: value.trim() }),
      country: (value) =>
        /^[A-Za-z]{2}$/.test(value.trim()) ? null : t(wording.countryWrong, { value: value.trim() }),
      terms: (text) => {
        const terms = text.trim() === '' ? null : parseTerms(text)
        return !terms || terms.ok ? null : tellRefusal(lang, terms.refusal)
      },
    },
  })
}

/** The draft as the API takes it. Throws when the terms are not readable: the form refuses them first. */
export function inputOf(draft: CustomerDraft, lang: Lang): z.input<typeof customerInput> {
  const terms = draft.terms.trim() === '' ? null : parseTerms(draft.terms)
  if (terms && !terms.ok) throw new Error(tellRefusal(lang, terms.refusal))
  const { address, ...rest } = draft
  return {
    ...rest,
    siren: draft.siren.trim() || null,
    vatNo: draft.vatNo.trim() || null,
    addressLines: address
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    country: draft.country.trim().toUpperCase(),
    terms: terms ? terms.value : null,
  }
}
