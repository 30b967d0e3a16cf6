import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { legalRoutes } from '../../src/legal/contract.ts'
import { roleNames } from '../../src/legal/proceedings/act-wording.ts'
import { Ask } from '../design/Ask.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import classes from './claims.module.css'
import { proceedingWords as words } from './proceeding-wording.ts'

type Role = 'joint' | 'guarantor'

/** One more debtor of a matter: acts are served on it as well, with delays of its own. */
export function DebtorQuestion({ matterId, onClose }: { matterId: string; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [role, setRole] = useState<Role>('joint')
  const [told, setTold] = useState({ name: '', siren: '', address: '', postcode: '', city: '' })
  const siren = told.siren.replaceAll(/\s/g, '')
  const add = async () => {
    const { name, address, postcode, city } = told
    const addressLines = address.trim() ? [address.trim()] : []
    const body = { role, name, siren: siren || null, addressLines, postcode, city, country: 'FR' }
    await api.call(legalRoutes.addDebtor, { params: { id: matterId }, body })
    tellDone(t(words.changed))
    await refresh()
  }
  const text = (label: string, field: keyof typeof told, most: number) => (
    <TextInput
      label={label}
      value={told[field]}
      maxLength={most}
      onChange={(event) => setTold({ ...told, [field]: event.currentTarget.value })}
    />
  )
  const wrong =
    told.name.trim() === '' ? t(words.nameMissing) : siren !== '' && !/^\d{9}$/.test(siren) ? t(words.sirenWrong) : null
  return (
    <Ask opened title={t(words.addDebtorTitle)} act={t(words.addDebtor)} onAct={add} onClose={onClose} refusal={wrong}>
      <NativeSelect
        data-autofocus
        label={t(words.role)}
        value={role}
        onChange={(event) => setRole(event.currentTarget.value as Role)}
        data={(['joint', 'guarantor'] as const).map((one) => ({ value: one, label: t(roleNames[one]) }))}
      />
      {text(t(words.name), 'name', 200)}
      {text(t(words.siren), 'siren', 20)}
      {text(t(words.address), 'address', 100)}
      <div className={classes.two}>
        {text(t(words.postcode), 'postcode', 20)}
        {text(t(words.city), 'city', 100)}
      </div>
    </Ask>
  )
}
