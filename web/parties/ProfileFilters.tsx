import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { RISKS } from '../../src/parties/model.ts'
import { riskNames } from '../../src/parties/wording.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { wording } from './wording.ts'

type Filters = {
  readonly [name in 'commercial' | 'etiquette' | 'secteur' | 'groupe' | 'risque' | 'plafond']?: string | null
}

export const NO_PROFILE_FILTER: Required<Filters> = {
  commercial: null,
  etiquette: null,
  secteur: null,
  groupe: null,
  risque: null,
  plafond: null,
}

/** What the profile of the customers shown must be. A choice that nothing in the books offers is not shown. */
export function ProfileFilters({ at, onChange }: { at: Filters; onChange(change: Filters): void }) {
  const api = useApi()
  const { t } = useWords()
  const words = useQuery(api.ask(partiesRoutes.profileWords, {})).data
  const colleagues = useQuery(api.ask(partiesRoutes.colleagues, {})).data?.colleagues ?? []
  const plain = (values: readonly string[] | undefined) => (values ?? []).map((value) => ({ value, label: value }))
  const choices = [
    {
      name: 'commercial',
      label: wording.salesperson,
      any: wording.anySalesperson,
      data:
        colleagues.length === 0
          ? []
          : [
              ...colleagues.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'aucun', label: t(wording.noSalesperson) },
            ],
    },
    {
      name: 'groupe',
      label: wording.group,
      any: wording.anyGroup,
      data: (words?.heads ?? []).map(({ id, name }) => ({ value: id, label: name })),
    },
    { name: 'secteur', label: wording.sector, any: wording.anySector, data: plain(words?.sectors) },
    { name: 'etiquette', label: wording.tag, any: wording.anyTag, data: plain(words?.tags) },
    {
      name: 'risque',
      label: wording.risk,
      any: wording.anyRisk,
      data: RISKS.map((risk) => ({ value: risk, label: t(riskNames[risk]) })),
    },
  ] as const
  return (
    <>
      {choices.map(
        ({ name, label, any, data }) =>
          (data.length > 0 || at[name]) && (
            <NativeSelect
              key={name}
              size="xs"
              aria-label={t(label)}
              value={at[name] ?? ''}
              data={[
                { value: '', label: t(any) },
                ...data,
                // An address may name what nobody bears any more: the list is empty, and the choice says why.
                ...(at[name] && words && !data.some(({ value }) => value === at[name])
                  ? [{ value: at[name], label: t(wording.noLongerThere) }]
                  : []),
              ]}
              onChange={(event) => onChange({ [name]: event.currentTarget.value || null })}
            />
          ),
      )}
      <Checkbox
        size="xs"
        label={t(wording.overLimit)}
        checked={at.plafond === 'depasse'}
        onChange={(event) => onChange({ plafond: event.currentTarget.checked ? 'depasse' : null })}
      />
    </>
  )
}
