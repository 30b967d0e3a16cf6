import type { Lang } from '../kernel/wording.ts'
import { type RecipientKind, SMS_TONES, type SmsTone } from './model.ts'
import type { Template } from './template.ts'

type Texts = Readonly<Record<SmsTone, { readonly business: Template; readonly consumer: Template }>>

/**
 * What a telephone shows may be read by others: a person is told to look at their mail, never that money is owed (C. civ. art. 9). A company is
 * told which document and how much.
 */
const DISCREET_FR = {
  subject: 'SMS au sujet de {{reference}}',
  body: '{{organisation_name}} vous a écrit au sujet de votre dossier {{reference}}. Merci de lire notre message ou de nous appeler.',
}
const DISCREET_EN = {
  subject: 'Text about {{reference}}',
  body: '{{organisation_name}} wrote to you about your file {{reference}}. Please read our message or call us.',
}

const FRENCH: Texts = {
  pre_reminder: {
    business: {
      subject: 'SMS : {{documents_short}} à échéance',
      body: '{{organisation_name}} : {{documents_short}}, {{total_due}}, à régler pour le {{oldest_due_date}}. Merci.',
    },
    consumer: DISCREET_FR,
  },
  courteous: {
    business: {
      subject: 'SMS : {{documents_short}} échue',
      body: '{{organisation_name}} : sauf erreur, il reste {{total_overdue}} à régler ({{documents_short}}, échéance du {{oldest_due_date}}). Merci d’y penser.',
    },
    consumer: DISCREET_FR,
  },
  firm: {
    business: {
      subject: 'SMS : {{documents_short}} en retard',
      body: '{{organisation_name}} : malgré nos rappels, il reste {{total_overdue}} à régler ({{documents_short}}). Merci de payer ou de nous répondre aujourd’hui.',
    },
    consumer: DISCREET_FR,
  },
  final: {
    business: {
      subject: 'SMS : dernier rappel, {{documents_short}}',
      body: '{{organisation_name}} : dernier rappel avant mise en demeure. Reste à régler : {{total_overdue}} ({{documents_short}}). Merci de nous contacter.',
    },
    consumer: DISCREET_FR,
  },
}

const ENGLISH: Texts = {
  pre_reminder: {
    business: {
      subject: 'Text: {{documents_short}} due soon',
      body: '{{organisation_name}}: {{documents_short}}, {{total_due}}, due on {{oldest_due_date}}. Thank you.',
    },
    consumer: DISCREET_EN,
  },
  courteous: {
    business: {
      subject: 'Text: {{documents_short}} overdue',
      body: '{{organisation_name}}: our books show {{total_overdue}} unpaid ({{documents_short}}, due {{oldest_due_date}}). Thank you for looking into it.',
    },
    consumer: DISCREET_EN,
  },
  firm: {
    business: {
      subject: 'Text: {{documents_short}} late',
      body: '{{organisation_name}}: despite our reminders {{total_overdue}} is unpaid ({{documents_short}}). Please pay or answer today.',
    },
    consumer: DISCREET_EN,
  },
  final: {
    business: {
      subject: 'Text: last reminder, {{documents_short}}',
      body: '{{organisation_name}}: last reminder before formal notice. Unpaid: {{total_overdue}} ({{documents_short}}). Please contact us.',
    },
    consumer: DISCREET_EN,
  },
}

/** The short text an organisation starts with; public bodies read that of companies. */
export function defaultSms(tone: SmsTone, kind: RecipientKind, lang: Lang): Template {
  const texts = (lang === 'fr' ? FRENCH : ENGLISH)[tone]
  return kind === 'consumer' ? texts.consumer : texts.business
}

/** The tone whose short text serves a message of this tone; one without a text of its own is as courteous as can be. */
export const smsToneOf = (tone: string): SmsTone => SMS_TONES.find((known) => known === tone) ?? 'courteous'
