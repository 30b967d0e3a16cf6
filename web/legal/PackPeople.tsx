import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { legalRoutes } from '../../src/legal/contract.ts'
import { CHANNELS, type Channel, type PackPlan, SIGNING, type Signing } from '../../src/legal/packs/model.ts'
import { channelNames } from '../../src/legal/packs/wording.ts'
import { COURT_KINDS, type CourtKind } from '../../src/legal/proceedings/model.ts'
import type { ReplyOut } from '../../src/platform/route.ts'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import classes from './legal.module.css'
import { courtKindNames, signingNames, packWords as words } from './pack-wording.ts'

type Props = {
  plan: PackPlan
  limits: ReplyOut<typeof legalRoutes.packGround>['limits']
  onPlan(plan: PackPlan): void
}

/** Before which court, by which way, who claims and who signs: what the books do not hold. */
export function PackPeople({ plan, limits, onPlan }: Props) {
  const { t } = useWords()
  const { court, creditor, debtor, signatory } = plan
  const limit = limits.find(({ channel }) => channel === plan.channel)
  const field = (label: string, value: string, onValue: (value: string) => void) => (
    <TextInput label={label} value={value} maxLength={200} onChange={(event) => onValue(event.currentTarget.value)} />
  )
  const ofCreditor = (name: keyof PackPlan['creditor'], label: string) =>
    field(label, creditor[name], (value) => onPlan({ ...plan, creditor: { ...creditor, [name]: value } }))
  const ofDebtor = (name: keyof PackPlan['debtor'], label: string) =>
    field(label, debtor[name], (value) => onPlan({ ...plan, debtor: { ...debtor, [name]: value } }))
  const ofSignatory = (name: 'name' | 'capacity' | 'place', label: string) =>
    field(label, signatory[name], (value) => onPlan({ ...plan, signatory: { ...signatory, [name]: value } }))
  return (
    <>
      <section className={detail.part} aria-label={t(words.court)}>
        <h3>{t(words.court)}</h3>
        <div className={classes.two}>
          <NativeSelect
            label={t(words.courtKind)}
            value={court.kind}
            data={COURT_KINDS.map((value) => ({ value, label: t(courtKindNames[value]) }))}
            onChange={(event) => onPlan({ ...plan, court: { ...court, kind: event.currentTarget.value as CourtKind } })}
          />
          <NativeSelect
            label={t(words.channel)}
            description={
              limit?.fileMb ? t(words.limit, { n: limit.fileMb, citation: limit.citation }) : t(words.noLimit)
            }
            value={plan.channel}
            data={CHANNELS.map((value) => ({ value, label: t(channelNames[value]) }))}
            onChange={(event) => onPlan({ ...plan, channel: event.currentTarget.value as Channel })}
          />
          {field(t(words.courtName), court.name, (name) => onPlan({ ...plan, court: { ...court, name } }))}
          {field(t(words.courtAddress), court.addressLines.join(', '), (text) =>
            onPlan({ ...plan, court: { ...court, addressLines: text === '' ? [] : text.split(', ').slice(0, 5) } }),
          )}
        </div>
        <Checkbox
          label={t(words.goesOn)}
          checked={plan.goesOn}
          onChange={() => onPlan({ ...plan, goesOn: !plan.goesOn })}
        />
      </section>
      <section className={detail.part} aria-label={t(words.people)}>
        <h3>{t(words.people)}</h3>
        <div className={classes.two}>
          {ofCreditor('form', t(words.form))}
          {ofCreditor('registry', t(words.registry))}
          {ofCreditor('representative', t(words.representative))}
          {ofCreditor('capacity', t(words.capacity))}
          {ofDebtor('form', t(words.debtorForm))}
          {ofDebtor('representative', t(words.debtorRepresentative))}
          <NativeSelect
            label={t(words.signs)}
            value={signatory.as}
            data={SIGNING.map((value) => ({ value, label: t(signingNames[value]) }))}
            onChange={(event) =>
              onPlan({ ...plan, signatory: { ...signatory, as: event.currentTarget.value as Signing } })
            }
          />
          {ofSignatory('name', t(words.signatory))}
          {ofSignatory('capacity', t(words.signatoryCapacity))}
          {ofSignatory('place', t(words.place))}
        </div>
      </section>
    </>
  )
}
