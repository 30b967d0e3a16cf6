import { addDays, day } from '../kernel/calendar.ts'
import { orRefuse } from '../kernel/verdict.ts'
import type { Lang } from '../kernel/wording.ts'
import { defaultTemplate } from './default-templates.ts'
import type { Letter } from './letter.ts'
import { messageData } from './message-data.ts'
import type { ItemFacts, MessageFacts, Organisation, RecipientKind, Tone } from './model.ts'
import { sampleMessage } from './sample-message.ts'
import { fillTemplate, parseTemplate, type Template } from './template.ts'

/** Facts for the tests of this folder: one organisation, one day, and the sample customers. */
export const TODAY = day('2026-11-21')

export const VERDURE: Organisation = {
  name: 'Verdure Paysage SAS',
  siren: '732829320',
  addressLines: ['18 quai des Chartrons', '33000 Bordeaux'],
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  sender: {
    name: 'Hélène Garnier',
    title: 'Comptabilité clients',
    email: 'compta@verdure.example',
    phone: '05 56 00 00 00',
  },
  look: {
    logo: null,
    colour: '#1f5f4a',
    signature: 'Le service comptabilité clients',
    footer: 'SAS au capital de 50 000 €',
  },
}

export function facts(
  tone: Tone = 'courteous',
  kind: RecipientKind = 'business',
  lang: Lang = 'fr',
  patch: Partial<MessageFacts> = {},
): MessageFacts {
  const channel = tone === 'formal_notice' ? 'registered_letter' : 'letter'
  const lateCharges = {
    indemnityPerInvoiceCents: 4000,
    penaltyRateBp: 1240,
    penaltiesCents: 56_016,
    indemnitiesCents: 12_000,
  }
  return {
    ...sampleMessage(VERDURE, { tone, channel }, { kind, lang }, TODAY),
    isDemo: false,
    lateCharges: kind === 'consumer' ? null : lateCharges,
    ...patch,
  }
}

export const letterOf = (message: MessageFacts, template?: Template): Letter => {
  const data = orRefuse(messageData(message))
  const chosen = template ?? defaultTemplate(message.step.tone, message.recipient.kind, message.recipient.lang)
  return { data, text: orRefuse(fillTemplate(orRefuse(parseTemplate(chosen)), data)) }
}

export const invoices = (count: number, cents = 12_345): ItemFacts[] =>
  Array.from({ length: count }, (_, index) => ({
    documentNo: `FA2026-${1000 + index}`,
    kind: 'invoice',
    issuedOn: addDays(TODAY, -75 - index),
    dueOn: addDays(TODAY, -45 - index),
    originalCents: cents,
    openCents: cents,
    currency: 'EUR',
  }))

/** Values chosen to break a renderer: markup of every language it meets, directions, emoji, controls, sheer length. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='x",
  '#panic("boum") #read("/etc/passwd")',
  '$ x^2 $ *gras* _souligné_ @ref <label> // commentaire /* */ \\',
  '{{total_due}} {{',
  '}} **',
  '- entrée',
  '%%body%% %%footer%%',
  '${process.env.HOME}',
  'שלום عربي\u202e00,1\u202c',
  'a\u0000b\u0007c\u001bd\r\n.\r\nRCPT TO:<x@y>',
  '👩‍👩‍👧‍👦 🧾 e\u0301',
  '\ud800 seul',
  '&amp; &lt; &#x27;',
]
