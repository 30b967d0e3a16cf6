import { addDays, type LocalDate } from '../kernel/calendar.ts'
import type { Lang } from '../kernel/wording.ts'
import type { Channel, DebitFacts, InstalmentFacts, MessageFacts, Organisation, RecipientKind, Tone } from './model.ts'

const CUSTOMERS = {
  business: {
    name: 'Atelier Morel SARL',
    contact: 'Claire Morel',
    siren: '732829320',
    addressLines: ['12 rue des Tanneurs', '59000 Lille'],
  },
  consumer: { name: 'Jeanne Lefèvre', contact: null, addressLines: ['4 impasse des Lilas', '44300 Nantes'] },
  public: {
    name: 'Commune de Valmont',
    contact: 'Service des finances',
    addressLines: ['1 place de la Mairie', '76540 Valmont'],
  },
} as const

const sampleDebit = (collectOn: LocalDate): DebitFacts => ({
  collectOn,
  mandate: 'RUM-0042',
  creditorId: 'FR72ZZZ123456',
  account: 'FR76 •••• 0189',
})

const INSTALMENT: ReadonlySet<Tone> = new Set(['instalment_coming', 'instalment_missed'])

const sampleInstalment = (on: LocalDate, days: number): InstalmentFacts => ({
  plan: 'ECH-0001',
  agreedOn: addDays(on, -40),
  dueOn: addDays(on, days),
  place: 2,
  count: 6,
  left: { cents: 2_400_000, currency: 'EUR' },
})

/**
 * Invented facts to preview a template before there is any customer: three open invoices (one of them for the notes that
 * chase nobody too), a credit note, and what the step's tone requires.
 */
export function sampleMessage(
  organisation: Organisation,
  step: { readonly tone: Tone; readonly channel: Channel },
  recipient: { readonly kind: RecipientKind; readonly lang: Lang },
  on: LocalDate,
): MessageFacts {
  const isComing = step.tone === 'pre_reminder' || step.tone === 'debit_notice' || step.tone === 'instalment_coming'
  const due = (days: number): LocalDate => addDays(on, isComing ? 5 + days : days - 45)
  const invoice = (documentNo: string, days: number, cents: number, openCents = cents) => ({
    documentNo,
    kind: 'invoice' as const,
    issuedOn: addDays(due(days), -30),
    dueOn: due(days),
    originalCents: cents,
    openCents,
    currency: 'EUR',
  })
  const isNotice = step.tone === 'formal_notice' || step.tone === 'instalment_missed'
  return {
    organisation,
    recipient: { ...CUSTOMERS[recipient.kind], ...recipient },
    on,
    place: organisation.addressLines.at(-1)?.replace(/^\d+\s+/, '') ?? '',
    reference: 'R-0001',
    step,
    items: [
      invoice('F-1024', 0, 482_050),
      {
        ...invoice('F-1031', 9, 150_000, 90_000),
        ...(step.tone === 'group_statement' ? { of: 'Morel Menuiseries' } : {}),
      },
      invoice('F-1046', 20, 27_840),
    ],
    credits: [{ documentNo: 'AV-0017', issuedOn: addDays(on, -10), cents: 12_000, currency: 'EUR' }],
    deadlineOn: isNotice ? addDays(on, 15) : null,
    lateCharges: null,
    ...(step.tone === 'debit_notice' ? { debit: sampleDebit(addDays(on, 14)) } : {}),
    ...(INSTALMENT.has(step.tone) ? { instalment: sampleInstalment(on, isComing ? 5 : -5) } : {}),
    payUrl: null,
    isDemo: true,
  }
}
