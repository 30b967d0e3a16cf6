import { spacedSiren } from '../../correspondence/index.ts'
import { formatDay } from '../../kernel/calendar.ts'
import { sumsOf } from './claim-sums.ts'
import { form, list, power, signings, titles, request as words } from './court-wording.ts'
import { CERFA } from './model.ts'
import { actOf, chosenLines, closingOf, debtorNames, euros, type PackText } from './pack-text.ts'
import { type Act, type ActBlock, figures, heading, inFrench, paragraph, remark } from './print-act.ts'
import { partsOf } from './request-claim.ts'
import { capacityOf } from './request-parties.ts'

/** The special power that somebody who does not stand for the creditor by law files with, to be signed. */
export function powerAct(text: PackText): Act {
  const { ground, plan } = text
  const { creditor, signatory } = plan
  return actOf(
    text,
    titles.power,
    [
      paragraph(
        inFrench(power.text, {
          representative: creditor.representative,
          capacity: creditor.capacity,
          creditor: ground.letterhead.organisation.name,
          name: signatory.name,
          nameCapacity: signatory.capacity,
          court: plan.court.name,
          debtors: debtorNames(text),
          amount: { cents: sumsOf(chosenLines(text)).principalCents, currency: 'EUR' },
        }),
      ),
      paragraph(power.ask),
      ...closingOf(text, creditor.representative, creditor.capacity),
    ],
    { under: power.over },
  )
}

/** The values of the form, to be copied onto the version of the day or into the screens of a portal. */
export function formAct(text: PackText): Act {
  const { ground, plan } = text
  const cerfa = CERFA[plan.court.kind]
  const { parts, totalCents } = partsOf(text)
  const title = inFrench(titles.form, { cerfa })
  return actOf(text, title, [
    remark(inFrench(form.intro, { cerfa })),
    ...formRows(text).flatMap(({ head, rows }): ActBlock[] => [heading(head), { is: 'pairs', rows }]),
    heading(form.claim),
    {
      is: 'pairs',
      rows: [
        [
          form.cause,
          inFrench(form.causeOf, {
            numbers: chosenLines(text)
              .map(({ documentNo }) => documentNo)
              .join(', '),
          }),
        ],
      ],
    },
    { is: 'sums', rows: parts, last: [words.sumTotal, euros(totalCents)] },
    {
      is: 'pairs',
      rows: [
        [form.goesOn, plan.goesOn ? form.yes : form.no],
        [form.exhibits, String(text.exhibits.length)],
      ],
    },
  ])
}

type FormPart = { readonly head: string; readonly rows: ReadonlyArray<readonly [name: string, value: string]> }

function formRows({ ground, plan }: PackText): FormPart[] {
  const { organisation } = ground.letterhead
  const { customer } = ground
  return [
    {
      head: form.court,
      rows: [
        [form.name, plan.court.name],
        [form.address, plan.court.addressLines.join(', ')],
      ],
    },
    {
      head: form.creditor,
      rows: [
        [form.name, organisation.name],
        [form.legalForm, plan.creditor.form],
        [form.address, organisation.addressLines.join(', ')],
        [form.siren, organisation.siren ? spacedSiren(organisation.siren) : ''],
        [form.registry, plan.creditor.registry],
        [form.representative, [plan.creditor.representative, plan.creditor.capacity].filter(Boolean).join(', ')],
        [form.signatory, `${plan.signatory.name}, ${plan.signatory.capacity} (${signings[plan.signatory.as]})`],
      ],
    },
    {
      head: form.debtor,
      rows: [
        [form.name, customer.name],
        [form.legalForm, plan.debtor.form],
        [form.address, ground.debtorLines.join(', ')],
        [form.siren, customer.siren ? spacedSiren(customer.siren) : ''],
        [form.representative, plan.debtor.representative],
      ],
    },
    ...plan.others.map((one) => ({
      head: one.role === 'joint' ? words.roles.joint : words.roles.guarantor,
      rows: [
        [form.name, one.name],
        [form.as, capacityOf(one)],
        [form.legalForm, one.form],
        [form.address, one.addressLines.join(', ')],
        [form.siren, one.siren ? spacedSiren(one.siren.replace(/\s/g, '')) : ''],
        [form.representative, one.representative],
      ] as const,
    })),
  ]
}

/** The list of exhibits under their numbers, dated and to be signed (CPC art. 1407; RIN art. 5.5). */
export function listAct(text: PackText): Act {
  const { ground, plan, exhibits } = text
  return actOf(text, titles.list, [
    paragraph(
      inFrench(list.intro, {
        creditor: ground.letterhead.organisation.name,
        debtors: debtorNames(text),
        court: plan.court.name,
      }),
    ),
    figures(
      [
        [list.no, 'figure'],
        [list.title, 'wide'],
        [list.on],
        [list.pages, 'figure'],
        ...(isMade(text) ? [[list.file] as const] : []),
      ],
      exhibits.map((one) => [
        String(one.no),
        one.title,
        one.on === null ? list.noDay : formatDay('fr', one.on),
        one.pages === null ? '' : String(one.pages),
        ...(isMade(text) ? [one.files.join('\n')] : []),
      ]),
    ),
    ...(isMade(text)
      ? [
          paragraph(
            inFrench(list.count, {
              count: exhibits.length,
              pages: exhibits.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
            }),
          ),
        ]
      : []),
    ...closingOf(text, plan.signatory.name, plan.signatory.capacity),
  ])
}

/** Looked at before it is built, a list knows no pages and no files. */
const isMade = ({ exhibits }: PackText): boolean =>
  exhibits.length > 0 && exhibits.every(({ files }) => files.length > 0)
