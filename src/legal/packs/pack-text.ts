import { formatLongDay } from '../../kernel/calendar.ts'
import { formatMoney } from '../../kernel/money.ts'
import { request as words } from './court-wording.ts'
import type { PackGround } from './draft.ts'
import type { PackPlan } from './model.ts'
import type { NumberedExhibit } from './numbered.ts'
import { type Act, type ActBlock, inFrench } from './print-act.ts'

/** What a pack says to the court: its ground, what was decided, and the exhibits under their numbers. */
export type PackText = {
  readonly ground: PackGround
  readonly plan: PackPlan
  readonly exhibits: readonly NumberedExhibit[]
}

export const euros = (cents: number): string => formatMoney('fr', cents, 'EUR')

export const chosenLines = ({ ground, plan }: Pick<PackText, 'ground' | 'plan'>) =>
  ground.lines.filter(({ itemId }) => plan.itemIds.includes(itemId))

export const costsOf = ({ plan }: Pick<PackText, 'plan'>): number =>
  plan.costs.reduce((sum, { cents }) => sum + cents, 0)

/** Everybody who is asked to pay, the debtor first: `A, B et C`. */
export const debtorNames = ({ ground, plan }: Pick<PackText, 'ground' | 'plan'>): string =>
  together([ground.customer.name, ...plan.others.map(({ name }) => name)])

const lists = new Intl.ListFormat('fr', { type: 'conjunction' })
export const together = (parts: readonly string[]): string => lists.format(parts)

/** What every act of a pack has in common. */
export function actOf(
  { ground, plan }: Pick<PackText, 'ground' | 'plan'>,
  title: string,
  blocks: readonly ActBlock[],
  more: Partial<Act> = {},
): Act {
  const { organisation, isDemo } = ground.letterhead
  const against = plan.others.length === 0 ? ground.customer.name : `${ground.customer.name} ${words.andOthers}`
  return {
    lang: 'fr',
    title,
    head: title,
    foot: [`${organisation.name} c/ ${against}`, plan.court.name].filter(Boolean).join(' – '),
    author: organisation.name,
    isDemo,
    on: ground.on,
    blocks,
    ...more,
  }
}

export function closingOf({ ground, plan }: PackText, name: string, capacity: string): ActBlock[] {
  return [
    {
      is: 'signature',
      lines: [
        inFrench(words.madeAt, { place: plan.signatory.place, day: formatLongDay('fr', ground.on) }),
        name,
        capacity,
        words.signature,
      ],
    },
  ]
}
