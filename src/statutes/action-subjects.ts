import type { SubjectMeaning } from './subjects.ts'

const months = { unit: 'months', steps: 'open', theme: 'procedure' } as const
const days = { unit: 'days', steps: 'open', theme: 'procedure' } as const
const cents = { unit: 'cents', steps: 'open', theme: 'procedure' } as const
const bp = { unit: 'bp', steps: 'open', theme: 'procedure' } as const

/** What follows an opposition, a summons, a judgment and a seizure; which route an amount opens, and what it costs. */
export const ACTION_SUBJECTS = {
  opposition_deposit: {
    ...days,
    name: {
      fr: 'Opposition, tribunal de commerce : consigner les frais, depuis l’avis du greffe',
      en: 'Opposition, commercial court: deposit the costs, from the registry’s notice',
    },
  },
  opposition_lawyer: {
    ...days,
    name: {
      fr: 'Opposition, tribunal judiciaire : constituer avocat, depuis l’avis du greffe',
      en: 'Opposition, civil court: appoint a lawyer, from the registry’s notice',
    },
  },
  summons_file_commercial: {
    ...days,
    name: {
      fr: 'Assignation, tribunal de commerce : remettre au greffe avant l’audience',
      en: 'Summons, commercial court: file before the hearing',
    },
  },
  summons_file_civil: {
    ...days,
    name: {
      fr: 'Assignation, tribunal judiciaire : remettre au greffe avant l’audience',
      en: 'Summons, civil court: file before the hearing',
    },
  },
  judgment_serve: {
    ...months,
    name: {
      fr: 'Jugement rendu sans le débiteur : signifier, depuis le jugement',
      en: 'Judgment in the debtor’s absence: serve, from the judgment',
    },
  },
  judgment_appeal: {
    ...months,
    name: { fr: 'Jugement : appel, depuis la signification', en: 'Judgment: appeal, from service' },
  },
  urgent_appeal: {
    ...days,
    name: { fr: 'Ordonnance de référé : appel, depuis la signification', en: 'Urgent order: appeal, from service' },
  },
  seizure_tell: {
    ...days,
    name: { fr: 'Saisie-attribution : dénoncer au débiteur', en: 'Seizure of an account: tell the debtor' },
  },
  seizure_contest: {
    ...months,
    name: {
      fr: 'Saisie-attribution : contester, depuis la dénonciation',
      en: 'Seizure of an account: contest, from the day the debtor was told',
    },
  },
  small_claim_ceiling: {
    ...cents,
    name: { fr: 'Petite créance : montant le plus élevé', en: 'Small claim: largest amount' },
  },
  amicable_attempt_ceiling: {
    ...cents,
    name: {
      fr: 'Tribunal judiciaire : tentative amiable obligatoire jusqu’à',
      en: 'Civil court: prior amicable attempt up to',
    },
  },
  lawyer_threshold: {
    ...cents,
    name: { fr: 'Action au fond : avocat obligatoire au-dessus de', en: 'Full action: lawyer mandatory above' },
  },
  order_registry_fee: {
    ...cents,
    name: {
      fr: 'Injonction de payer, tribunal de commerce : frais de greffe TTC',
      en: 'Order for payment, commercial court: registry fee incl. VAT',
    },
  },
  tae_claim_floor: {
    ...cents,
    name: {
      fr: 'Tribunal des activités économiques : contribution au-dessus de',
      en: 'Court for economic activities: contribution above',
    },
  },
  tae_middle_rate: {
    ...bp,
    name: {
      fr: 'Tribunal des activités économiques : taux, chiffre d’affaires de 50 à 1 500 M€',
      en: 'Court for economic activities: rate, turnover of €50m to €1,500m',
    },
  },
  tae_middle_cap: {
    ...cents,
    name: {
      fr: 'Tribunal des activités économiques : plafond, chiffre d’affaires de 50 à 1 500 M€',
      en: 'Court for economic activities: cap, turnover of €50m to €1,500m',
    },
  },
  tae_large_rate: {
    ...bp,
    name: {
      fr: 'Tribunal des activités économiques : taux, chiffre d’affaires au-dessus de 1 500 M€',
      en: 'Court for economic activities: rate, turnover above €1,500m',
    },
  },
  tae_large_cap: {
    ...cents,
    name: {
      fr: 'Tribunal des activités économiques : plafond, chiffre d’affaires au-dessus de 1 500 M€',
      en: 'Court for economic activities: cap, turnover above €1,500m',
    },
  },
} as const satisfies Record<string, SubjectMeaning>
