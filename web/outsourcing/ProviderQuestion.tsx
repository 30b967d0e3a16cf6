import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { ProviderCardInput, ProviderView } from '../../src/outsourcing/providers/contract.ts'
import { SERVICES } from '../../src/outsourcing/providers/model.ts'
import { serviceNames } from '../../src/outsourcing/providers/wording.ts'
import { useOrganisation } from '../access/membership.tsx'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { providerWords as words } from './provider-words.ts'
import { TariffField, useTariffRefusal } from './TariffField.tsx'

const NEW: ProviderCardInput = {
  name: '',
  siren: null,
  contactName: '',
  email: '',
  phone: '',
  website: '',
  address: '',
  countries: ['FR'],
  languages: ['fr'],
  sectors: [],
  services: ['amicable'],
  reporting: '',
  clientReferences: '',
  note: '',
  tariff: null,
  proven: null,
}

type Props = { provider: ProviderView | null; onKept?(id: string): void; onClose(): void }

const cardOf = (one: ProviderView): ProviderCardInput => {
  const keys = Object.keys(NEW) as (keyof ProviderCardInput)[]
  return Object.fromEntries(keys.map((key) => [key, one[key]])) as ProviderCardInput
}

/** The card of a provider. */
export function ProviderQuestion({ provider, onKept, onClose }: Props) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const { currency = 'EUR' } = useOrganisation().data ?? {}
  const [card, setCard] = useState(provider ? cardOf(provider) : NEW)
  const change = (part: Partial<ProviderCardInput>) => setCard({ ...card, ...part })
  const text = (name: 'name' | 'contactName' | 'email' | 'phone' | 'website' | 'reporting' | 'clientReferences') => (
    <TextInput
      label={t(words[name])}
      value={card[name]}
      onChange={(event) => change({ [name]: event.currentTarget.value })}
      {...(name === 'name' ? { 'data-autofocus': true } : {})}
    />
  )
  const list = (name: 'countries' | 'languages' | 'sectors') => (
    <TextInput
      label={t(words[name])}
      defaultValue={card[name].join(', ')}
      onChange={(event) => {
        const parts = event.currentTarget.value.split(',').map((one) => one.trim())
        const said = parts.filter((one) => one.length > 1)
        change({ [name]: name === 'countries' ? said.map((one) => one.toUpperCase()) : said })
      }}
    />
  )
  const save = async () => {
    if (provider) await api.call(routes.changeProvider, { params: { id: provider.id }, body: card })
    else onKept?.((await api.call(routes.addProvider, { body: card })).id)
    tellDone(t(words.saved))
    await refresh()
  }
  const refusal = useTariffRefusal(card.tariff)
  return (
    <Ask
      opened
      size="lg"
      title={t(provider ? words.change : words.add)}
      act={t(words.save)}
      onAct={save}
      onClose={onClose}
      refusal={refusal}
    >
      <div className={classes.two}>
        {text('name')}
        <TextInput
          label={t(words.siren)}
          value={card.siren ?? ''}
          onChange={(event) => change({ siren: event.currentTarget.value.trim() || null })}
        />
      </div>
      <div className={classes.two}>
        {text('contactName')}
        {text('email')}
      </div>
      <div className={classes.two}>
        {text('phone')}
        {text('website')}
      </div>
      <Textarea
        label={t(words.address)}
        autosize
        minRows={2}
        value={card.address}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <div className={classes.two}>
        {list('countries')}
        {list('languages')}
      </div>
      {list('sectors')}
      <fieldset className={classes.plain}>
        <legend>{t(words.services)}</legend>
        {SERVICES.map((one) => (
          <Checkbox
            key={one}
            label={t(serviceNames[one])}
            checked={card.services.includes(one)}
            onChange={(event) =>
              change({
                services: event.currentTarget.checked
                  ? [...card.services, one]
                  : card.services.filter((other) => other !== one),
              })
            }
          />
        ))}
      </fieldset>
      <TariffField
        label={t(words.feeRate)}
        value={card.tariff}
        currency={currency}
        isOptional
        // Schemas write their arrays as ones that may be changed: a copy is.
        onValue={(tariff) => change({ tariff: structuredClone(tariff) as ProviderCardInput['tariff'] })}
      />
      <div className={classes.two}>
        {text('reporting')}
        {text('clientReferences')}
      </div>
      <Textarea
        label={t(words.note)}
        autosize
        minRows={2}
        value={card.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </Ask>
  )
}
