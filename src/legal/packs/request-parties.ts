import { spacedSiren } from '../../correspondence/index.ts'
import { request as words } from './court-wording.ts'
import type { OtherDebtor } from './model.ts'
import { type PackText, together } from './pack-text.ts'
import { type ActParty, inFrench } from './print-act.ts'

/** Who asks, then who is asked to pay: the debtor and whoever owes with it or for it (CPC art. 54 and 57). */
export function partiesOf({ ground, plan }: Pick<PackText, 'ground' | 'plan'>): ActParty[] {
  const { organisation } = ground.letterhead
  const { creditor, debtor } = plan
  return [
    {
      role: words.creditor,
      name: organisation.name,
      lines: [
        ...said(words.company, { form: creditor.form }),
        ...organisation.addressLines,
        ...siren(organisation.siren),
        ...said(words.registry, { registry: creditor.registry }),
        ...(creditor.representative.trim() === ''
          ? []
          : [inFrench(words.representedBy, { name: creditor.representative, capacity: creditor.capacity })]),
      ],
    },
    {
      role: words.debtor,
      name: ground.customer.name,
      lines: [
        ...said(words.company, { form: debtor.form }),
        ...ground.debtorLines,
        ...siren(ground.customer.siren),
        ...said(words.capacityOf, { name: debtor.representative }),
      ],
    },
    ...plan.others.map((one) => ({
      role: capacityOf(one),
      name: one.name,
      lines: [
        ...said(words.company, { form: one.form }),
        ...one.addressLines,
        ...siren(one.siren.trim() || null),
        ...said(words.capacityOf, { name: one.representative }),
      ],
    })),
  ]
}

const siren = (number: string | null): string[] =>
  number ? [inFrench(words.siren, { siren: spacedSiren(number.replace(/\s/g, '')) })] : []

const said = (pattern: string, params: Record<string, string>): string[] =>
  Object.values(params).every((value) => value.trim() === '') ? [] : [inFrench(pattern, params)]

/** `Caution, dans la limite de 50 000,00 €`. */
export const capacityOf = ({ role, limitCents }: OtherDebtor): string =>
  `${words.roles[role]}${limitCents === null ? '' : `, ${limitedTo(limitCents)}`}`

const limitedTo = (cents: number): string => inFrench(words.limited, { amount: { cents, currency: 'EUR' } })

/** Why each of the others owes, and which exhibit shows it. */
export const boundBy = ({ plan, exhibits }: PackText): string[] =>
  plan.others.map((one) => {
    const shown = exhibits.find(({ key }) => key === one.shownBy)
    const sentence = one.role === 'joint' ? words.jointBound : words.guarantorBound
    const limit = one.limitCents === null ? '' : ` ${limitedTo(one.limitCents)}`
    return `${inFrench(sentence, { name: one.name })}${limit}${shown ? ` (${inFrench(words.exhibitNo, { no: shown.no })})` : ''}.`
  })

/** To whom the judge is asked to say that it must pay. */
export function askedToPay({ ground, plan }: Pick<PackText, 'ground' | 'plan'>): string {
  const joint = plan.others.filter(({ role }) => role === 'joint').map(({ name }) => name)
  const guarantors = plan.others
    .filter(({ role }) => role === 'guarantor')
    .map(({ name, limitCents }) => (limitCents === null ? name : `${name} (${limitedTo(limitCents)})`))
  if (plan.others.length === 0) return words.ask
  const debtor = ground.customer.name
  const owing = joint.length === 0 ? debtor : inFrench(words.jointly, { debtor, joint: together(joint) })
  const to =
    guarantors.length === 0
      ? owing
      : inFrench(guarantors.length === 1 ? words.guarantor : words.guarantors, {
          owing,
          guarantors: together(guarantors),
        })
  return inFrench(words.askAll, { to })
}
