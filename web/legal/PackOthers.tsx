import { NativeSelect, TextInput } from '@mantine/core'
import { type Chosen, MOST_OTHERS, type OtherDebtor } from '../../src/legal/packs/model.ts'
import { roleNames } from '../../src/legal/proceedings/act-wording.ts'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { packWords as words } from './pack-wording.ts'
import packs from './packs.module.css'

const NOBODY: OtherDebtor = {
  role: 'guarantor',
  name: '',
  form: '',
  siren: '',
  addressLines: [],
  representative: '',
  limitCents: null,
  shownBy: '',
}

type Props = {
  others: readonly OtherDebtor[]
  /** The exhibits of the pack: one of them binds each. */
  exhibits: readonly Chosen[]
  onOthers(others: OtherDebtor[]): void
}

/** Who else is asked to pay: joint debtors and guarantors, each with its address, how far it answers and the exhibit that binds it. */
export function PackOthers({ others, exhibits, onOthers }: Props) {
  const { t } = useWords()
  const change = (place: number, part: Partial<OtherDebtor>) =>
    onOthers(others.map((one, at) => (at === place ? { ...one, ...part } : one)))
  return (
    <section className={detail.part} aria-label={t(words.others)}>
      <h3>{t(words.others)}</h3>
      {others.length === 0 && <p className={detail.quiet}>{t(words.noOthers)}</p>}
      {others.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nobody has a name of its own while it is typed
        <fieldset key={place} className={packs.other} aria-label={one.name || t(words.other, { no: place + 2 })}>
          <NativeSelect
            label={t(words.otherRole)}
            value={one.role}
            data={(['guarantor', 'joint'] as const).map((value) => ({ value, label: t(roleNames[value]) }))}
            onChange={(event) => change(place, { role: event.currentTarget.value as OtherDebtor['role'] })}
          />
          {text(t(words.otherName), one.name, (name) => change(place, { name }))}
          {text(t(words.otherAddress), one.addressLines.join(', '), (typed) =>
            change(place, { addressLines: typed === '' ? [] : typed.split(', ').slice(0, 6) }),
          )}
          {text(t(words.otherForm), one.form, (form) => change(place, { form }))}
          {text(t(words.otherSiren), one.siren, (siren) => change(place, { siren: siren.slice(0, 20) }))}
          {text(t(words.otherRepresentative), one.representative, (representative) =>
            change(place, { representative }),
          )}
          <MoneyInput
            label={t(words.otherLimit)}
            description={t(words.otherLimitHint)}
            currency="EUR"
            cents={one.limitCents}
            onCents={(cents) => change(place, { limitCents: cents || null })}
          />
          <NativeSelect
            label={t(words.otherShownBy)}
            value={exhibits.some(({ key }) => key === one.shownBy) ? one.shownBy : ''}
            data={[
              { value: '', label: t(words.chooseExhibit) },
              ...exhibits.map(({ key, title }, at) => ({ value: key, label: `${at + 1}. ${title}` })),
            ]}
            onChange={(event) => change(place, { shownBy: event.currentTarget.value })}
          />
          <button
            type="button"
            className={detail.link}
            onClick={() => onOthers(others.filter((_, at) => at !== place))}
          >
            {t(words.dropOther, { name: one.name || t(words.other, { no: place + 2 }) })}
          </button>
        </fieldset>
      ))}
      {others.length < MOST_OTHERS && (
        <button type="button" className={detail.link} onClick={() => onOthers([...others, NOBODY])}>
          {t(words.addOther)}
        </button>
      )}
    </section>
  )
}

const text = (label: string, value: string, onValue: (value: string) => void) => (
  <TextInput label={label} value={value} maxLength={200} onChange={(event) => onValue(event.currentTarget.value)} />
)
