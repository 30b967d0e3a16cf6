import type { Sentence } from '../kernel/wording.ts'
import type { HoldCategory } from './model.ts'
import type { EndAction } from './scenario-model.ts'

/** Holds of before disputes and promises were kept bear those causes still, on the timeline. */
export const holdCategoryNames: Record<HoldCategory | 'dispute' | 'promise', Sentence> = {
  dispute: { fr: 'Litige', en: 'Dispute' },
  promise: { fr: 'Promesse de paiement', en: 'Promise to pay' },
  payment_announced: { fr: 'Paiement annoncé', en: 'Payment announced' },
  commercial: { fr: 'Accord commercial', en: 'Commercial agreement' },
  other: { fr: 'Autre motif', en: 'Other reason' },
}

/** What a person is given to do at the end of a scenario, as the step of that name is told. */
export const endActionNames: Record<EndAction, Sentence> = {
  call: { fr: 'Appeler le client', en: 'Call the customer' },
  formal_notice: { fr: 'Préparer la mise en demeure', en: 'Prepare the formal notice' },
  place_outside: { fr: 'Confier le dossier à un tiers', en: 'Place the file outside' },
  write_off: { fr: 'Proposer le passage en perte', en: 'Propose to write it off' },
}
