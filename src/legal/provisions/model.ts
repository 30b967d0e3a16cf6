import type { LocalDate } from '../../kernel/calendar.ts'

/**
 * Why a debt is doubtful, the weightiest first: what makes its loss likely, and not merely possible (CGI art. 39-1-5°;
 * BOI-BIC-PROV-40-20). `age` alone makes nothing likely.
 */
export const DOUBTS = ['liquidation', 'receivership', 'safeguard', 'proceeding', 'dispute', 'age'] as const
export type Doubt = (typeof DOUBTS)[number]

export const ACCOUNTS = ['customers', 'doubtful', 'depreciation', 'allowance', 'reversal', 'loss', 'vat'] as const
export type ProvisionAccount = (typeof ACCOUNTS)[number]
export type ProvisionAccounts = Readonly<Record<ProvisionAccount, string>> & { readonly journal: string }

/** The French chart of accounts (law sheet §7.3): 681 and 781 are the operating families; the loss is a 654 since PCG 2025. */
export const USUAL_ACCOUNTS: ProvisionAccounts = {
  customers: '411000',
  doubtful: '416000',
  depreciation: '491000',
  allowance: '681740',
  reversal: '781740',
  loss: '654000',
  vat: '445710',
  journal: 'OD',
}

/** What each reason is usually provided for, in hundredths of a percent of the net: a proposal that somebody weighs, debt by debt. */
export const USUAL_PERCENTS: Readonly<Record<Doubt, number>> = {
  liquidation: 10_000,
  receivership: 6_000,
  safeguard: 3_000,
  proceeding: 5_000,
  dispute: 3_000,
  age: 2_500,
}

/** What a duplicate says (CGI art. 272-1, or its place in the CIBS): editable, for its article is on the move. */
export const USUAL_VAT_SENTENCE =
  'Facture demeurée impayée pour la somme de {net} (prix net) et pour la somme de {vat} (taxe sur la valeur ajoutée correspondante), qui ne peut faire l’objet d’une déduction ({reference}).'
export const USUAL_VAT_REFERENCE = 'CGI art. 272'

export type ProvisionSetting = {
  readonly vatBp: number | null
  readonly percents: Readonly<Record<Doubt, number>>
  readonly accounts: ProvisionAccounts
  readonly vatSentence: string
  readonly vatReference: string
  readonly vatVerifiedOn: LocalDate | null
}

export const USUAL_PROVISIONS: ProvisionSetting = {
  vatBp: null,
  percents: USUAL_PERCENTS,
  accounts: USUAL_ACCOUNTS,
  vatSentence: USUAL_VAT_SENTENCE,
  vatReference: USUAL_VAT_REFERENCE,
  vatVerifiedOn: null,
}

/** Something that happened before the closing day and shows the doubt. */
export const EVIDENCES = [
  'judgment',
  'proof',
  'notice',
  'proceeding',
  'dispute',
  'reminders',
  'broken_promise',
  'returned',
  'told',
] as const
export type EvidenceKind = (typeof EVIDENCES)[number]
export type Evidence = { readonly kind: EvidenceKind; readonly on: LocalDate | null; readonly detail: string }

export const LOSS_CAUSES = ['liquidation', 'irrecoverable'] as const
export type LossCause = (typeof LOSS_CAUSES)[number]
