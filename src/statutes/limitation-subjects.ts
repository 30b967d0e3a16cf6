import type { SubjectMeaning } from './subjects.ts'

const years = { unit: 'years', steps: 'open', theme: 'limitation' } as const

/** How long a debt can be asked for in court, by what it is for; and the bounds of what moves that. */
export const LIMITATION_SUBJECTS = {
  limitation_trade: { ...years, name: { fr: 'Prescription entre commerçants', en: 'Limitation between traders' } },
  limitation_consumer: {
    ...years,
    name: { fr: 'Prescription envers un consommateur', en: 'Limitation against a consumer' },
  },
  limitation_carriage: {
    ...years,
    name: { fr: 'Prescription du transport de marchandises', en: 'Limitation, carriage of goods' },
  },
  limitation_telecom: {
    ...years,
    name: { fr: 'Prescription des services de télécommunication', en: 'Limitation, telecom services' },
  },
  limitation_rent: { ...years, name: { fr: 'Prescription du loyer d’habitation', en: 'Limitation, residential rent' } },
  limitation_insurance: {
    ...years,
    name: { fr: 'Prescription du contrat d’assurance', en: 'Limitation, insurance contract' },
  },
  limitation_public: {
    ...years,
    name: { fr: 'Prescription envers un organisme public', en: 'Limitation against a public body' },
  },
  limitation_other: { ...years, name: { fr: 'Prescription de droit commun', en: 'Limitation, ordinary law' } },
  limitation_title: { ...years, name: { fr: 'Exécution d’un titre exécutoire', en: 'Enforcement of a title' } },
  limitation_outer: {
    ...years,
    name: { fr: 'Limite extérieure de la prescription', en: 'Outer limit of limitation' },
  },
  limitation_contract_least: {
    ...years,
    name: { fr: 'Prescription convenue, au moins', en: 'Agreed limitation, at least' },
  },
  limitation_contract_most: {
    ...years,
    name: { fr: 'Prescription convenue, au plus', en: 'Agreed limitation, at most' },
  },
  limitation_after_suspension: {
    unit: 'months',
    steps: 'open',
    theme: 'limitation',
    name: { fr: 'Reste à courir après une suspension, au moins', en: 'Left to run after a suspension, at least' },
  },
} as const satisfies Record<string, SubjectMeaning>
