import type { SubjectMeaning } from './subjects.ts'

const months = { unit: 'months', steps: 'open', theme: 'procedure' } as const
const days = { unit: 'days', steps: 'open', theme: 'procedure' } as const

/** The delays of procedure, each from the act that its name tells. */
export const PROCEDURE_SUBJECTS = {
  order_serve: {
    ...months,
    name: {
      fr: 'Injonction de payer : signifier, depuis l’ordonnance',
      en: 'Order for payment: serve, from the order',
    },
  },
  order_oppose: {
    ...months,
    name: {
      fr: 'Injonction de payer : opposition, depuis la signification',
      en: 'Order for payment: opposition, from service',
    },
  },
  order_silence: {
    ...months,
    name: {
      fr: 'Injonction de payer : exécution faute d’avis d’opposition, depuis la signification',
      en: 'Order for payment: enforcement when no opposition is notified, from service',
    },
  },
  trade_claim_contest: {
    ...months,
    name: { fr: 'Créance commerciale incontestée : contester', en: 'Undisputed trade claim: contest' },
  },
  trade_claim_record: {
    ...days,
    name: {
      fr: 'Créance commerciale incontestée : procès-verbal, après le délai pour contester',
      en: 'Undisputed trade claim: minutes, after the time to contest',
    },
  },
  trade_claim_serve: {
    ...months,
    name: { fr: 'Créance commerciale incontestée : signifier le titre', en: 'Undisputed trade claim: serve the title' },
  },
  small_claim_answer: {
    ...months,
    name: { fr: 'Petite créance : réponse du débiteur', en: 'Small claim: the debtor’s answer' },
  },
  insolvency_declare: {
    ...months,
    name: { fr: 'Procédure collective : déclarer sa créance', en: 'Insolvency: prove a claim' },
  },
  insolvency_declare_abroad: {
    ...months,
    name: {
      fr: 'Procédure collective : déclarer sa créance, créancier hors de métropole',
      en: 'Insolvency: prove a claim, creditor outside metropolitan France',
    },
  },
  insolvency_goods: {
    ...months,
    name: { fr: 'Procédure collective : revendiquer un bien', en: 'Insolvency: claim goods back' },
  },
  insolvency_foreclosure: {
    ...months,
    name: { fr: 'Procédure collective : relevé de forclusion', en: 'Insolvency: relief for a late proof' },
  },
} as const satisfies Record<string, SubjectMeaning>
