import { organisationOf } from '../../access/index.ts'
import { letterheadOf } from '../../correspondence/index.ts'
import type { LocalDate } from '../../kernel/calendar.ts'
import { say } from '../../kernel/wording.ts'
import type { OrgTx } from '../../platform/db.ts'
import type { Conditions, Provider } from '../providers/model.ts'
import { conditionsOf } from '../providers/provider-store.ts'
import { flatRate, type Tariff } from '../tariffs/model.ts'
import { REMITTANCE_DAYS } from './model.ts'
import type { Terms } from './terms.ts'
import { usualWording as words } from './usual-wording.ts'

/** A fee to begin with where the provider has told none: to be replaced by what is agreed. */
const FIRST_FEE_BP = 1500

/**
 * What a mandate says before anybody changes it: the prudent side of each choice. A year that either may leave, a month to hand money over, no
 * rebate without the creditor's word, files handed back at the end.
 */
export async function usualTerms(
  tx: OrgTx,
  provider: Provider,
  quoted: Tariff | null,
  today: LocalDate,
): Promise<Terms> {
  const { lang, siren, currency: ours } = await organisationOf(tx)
  const { organisation } = await letterheadOf(tx)
  const tariff = quoted ?? provider.tariff ?? flatRate(ours, FIRST_FEE_BP)
  return {
    lang,
    creditor: {
      name: organisation.name,
      siren: siren ?? '',
      address: organisation.addressLines.join('\n'),
      signatory: organisation.sender.name,
      title: organisation.sender.title ?? '',
    },
    provider: {
      name: provider.name,
      siren: provider.siren ?? '',
      address: provider.address,
      signatory: provider.contactName,
      title: '',
    },
    scope: {
      stages: [...new Set(tariff.success?.tiers.map(({ stage }) => stage) ?? (['amicable'] as const))],
      kinds: ['business'],
      countries: [],
      currency: tariff.currency,
      fromCents: null,
      toCents: null,
      fromDays: 60,
      toDays: null,
      words: '',
    },
    basis: say(lang, words.basis),
    powers: { receive: true, plans: true, discounts: false, proceedings: false, tracing: true },
    tariff: tariff as Terms['tariff'],
    billing: { rhythm: 'monthly', payDays: 30 },
    remittance: { mode: 'net', rhythm: 'monthly', days: REMITTANCE_DAYS },
    service: { firstContactDays: 5, contacts: 4, answerDays: 3, fileDays: 120, credit: null },
    reporting: { rhythm: 'monthly', live: provider.agencyOrgId !== null },
    exclusivity: { exclusive: false, keepsOut: true },
    approval: { planMonths: 6, planCents: 0, discountBp: 0, discountCents: 0 },
    voice: 'own',
    data: { keptMonths: 1, breachHours: 48, subprocessors: '', isInEurope: true },
    term: { startsOn: today, months: 12, renews: false, earlyExit: true, noticeMonths: 1 },
    atEnd: { openFiles: 'handed_back', finishDays: 0, tailDays: 30 },
    cover: await coverOf(tx, provider.id),
    court: '',
    special: '',
  }
}

/** What is known today of what the law asks of a provider, as a contract states it. */
export async function coverOf(tx: OrgTx, providerId: string): Promise<Terms['cover']> {
  const [known = null] = await conditionsOf(tx, [providerId])
  return known && toldIn(known)
}

const toldIn = ({ insurer, policyNo, insuredUntil, iban, declaredOn, declaredTo }: Conditions): Terms['cover'] => ({
  insurer,
  policyNo,
  insuredUntil,
  iban,
  declaredOn,
  declaredTo,
})
