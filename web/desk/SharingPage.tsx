import { NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { deskRoutes } from '../../src/desk/contract.ts'
import { RULE_FIELDS, type RuleField, WORK_SORTS, type WorkSort } from '../../src/desk/model.ts'
import { partiesRoutes } from '../../src/parties/contract.ts'
import { CUSTOMER_SIZES, RISKS } from '../../src/parties/model.ts'
import { riskNames, sizeNames } from '../../src/parties/wording.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import reading from '../design/reading-page.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { fieldNames, deskPageWords as words } from './desk-page-wording.ts'
import classes from './worklist.module.css'
import { sortNames } from './worklist-wording.ts'

type Setting = z.output<typeof deskRoutes.deskSetting.reply>
type Rule = Setting['rules'][number]

/** The usual order of the list, what its chances are reckoned from, and who works for whom. */
export function SharingPage() {
  const api = useApi()
  const found = useQuery(api.ask(deskRoutes.deskSetting, {}))
  return (
    <DeskFrame here="sharing">
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonTable columns={[2, 3]} rows={8} />}
      {found.data && <Sharing setting={found.data} />}
    </DeskFrame>
  )
}

function Sharing({ setting }: { setting: Setting }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const refusal = useRefusal('settings.manage')
  const [sort, setSort] = useState<WorkSort>(setting.sort)
  const [rules, setRules] = useState<Rule[]>(setting.rules)
  const [failure, setFailure] = useState<unknown>(null)
  const save = async () => {
    setFailure(null)
    try {
      await api.call(deskRoutes.saveDeskSetting, { body: { sort, rules } })
      tellDone(t(words.saved))
      await refresh()
    } catch (cause) {
      setFailure(cause)
    }
  }
  const put = (index: number, next: Partial<Rule>) =>
    setRules(rules.map((rule, place) => (place === index ? { ...rule, ...next } : rule)))
  const raise = (index: number) =>
    setRules(
      rules.map((rule, place) => (place === index - 1 ? rules[index]! : place === index ? rules[index - 1]! : rule)),
    )
  const first = setting.members[0]
  return (
    <>
      <NativeSelect
        label={t(words.order)}
        value={sort}
        w={320}
        onChange={(event) => setSort(event.currentTarget.value as WorkSort)}
        data={WORK_SORTS.map((one) => ({ value: one, label: t(sortNames[one]) }))}
      />
      <Chances setting={setting} />
      <section className={classes.section}>
        <h2>{t(words.rules)}</h2>
        <p className={reading.lead}>{t(words.rulesWhat)}</p>
        {rules.map((rule, index) => (
          <RuleFields
            key={index}
            rule={rule}
            n={index + 1}
            members={setting.members}
            onRule={(next) => put(index, next)}
            onUp={index === 0 ? null : () => raise(index)}
            onRemove={() => setRules(rules.filter((_, place) => place !== index))}
          />
        ))}
        {first && (
          <ActionButton onAct={() => setRules([...rules, { member: first.member, field: 'name', among: [] }])}>
            {t(words.addRule)}
          </ActionButton>
        )}
      </section>
      {failure !== null && <ErrorState failure={failure} keepsTyped />}
      <ActionButton primary refusal={refusal} onAct={save}>
        {t(words.save)}
      </ActionButton>
    </>
  )
}

function Chances({ setting }: { setting: Setting }) {
  const { t, count, lang } = useWords()
  const percent = (bp: number) =>
    t(words.percent, {
      n: (bp / 100).toLocaleString(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 1 }),
    })
  return (
    <section className={classes.section}>
      <h2>{t(words.chances)}</h2>
      <p className={reading.lead}>{t(words.chancesWhat, { enough: setting.chances[0]?.enough ?? 0 })}</p>
      <table className={classes.rules}>
        <thead>
          <tr>
            <th>{t(words.age)}</th>
            <th data-align="right">{t(words.usual)}</th>
            <th data-align="right">{t(words.followed)}</th>
            <th data-align="right">{t(words.used)}</th>
          </tr>
        </thead>
        <tbody>
          {setting.chances.map(({ fromDays, priorBp, bp, items }) => (
            <tr key={fromDays}>
              <td>{t(words.ages, { from: fromDays })}</td>
              <td data-align="right">{percent(priorBp)}</td>
              <td data-align="right">{count(items)}</td>
              <td data-align="right">{percent(bp)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type RuleProps = {
  rule: Rule
  n: number
  members: Setting['members']
  onRule(next: Partial<Rule>): void
  onUp: (() => void) | null
  onRemove(): void
}

const wordsIn = (typed: string): string[] =>
  typed
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)

function RuleFields({ rule, n, members, onRule, onUp, onRemove }: RuleProps) {
  const api = useApi()
  const { t } = useWords()
  const colleagues = useQuery({
    ...api.ask(partiesRoutes.colleagues, {}),
    enabled: rule.field === 'salesperson',
  }).data?.colleagues
  const choices =
    rule.field === 'size'
      ? CUSTOMER_SIZES.map((one) => ({ value: one as string, label: t(sizeNames[one]) }))
      : rule.field === 'risk'
        ? RISKS.map((one) => ({ value: one as string, label: t(riskNames[one]) }))
        : rule.field === 'salesperson'
          ? (colleagues ?? []).map(({ id, name }) => ({ value: id, label: name }))
          : null
  const [typed, setTyped] = useState('')
  // Rules change places under these fields: what is typed is shown only while it is what the rule says.
  const shown = wordsIn(typed).join() === rule.among.join() ? typed : rule.among.join(', ')
  return (
    <div className={classes.rule} role="group" aria-label={`${t(words.ruleWhen)} ${n}`}>
      <NativeSelect
        label={t(words.ruleWhen)}
        value={rule.field}
        onChange={(event) => {
          setTyped('')
          onRule({ field: event.currentTarget.value as RuleField, among: [] })
        }}
        data={RULE_FIELDS.map((one) => ({ value: one, label: t(fieldNames[one]) }))}
      />
      {choices && (
        <NativeSelect
          label={t(fieldNames[rule.field])}
          value={rule.among[0] ?? ''}
          onChange={(event) => onRule({ among: event.currentTarget.value ? [event.currentTarget.value] : [] })}
          data={[{ value: '', label: '–' }, ...choices]}
        />
      )}
      {!choices && rule.field !== 'everybody' && (
        <TextInput
          label={t(words.ruleAmong)}
          placeholder={rule.field === 'name' ? t(words.lettersHint) : undefined}
          value={shown}
          onChange={(event) => {
            setTyped(event.currentTarget.value)
            onRule({ among: wordsIn(event.currentTarget.value) })
          }}
        />
      )}
      <NativeSelect
        label={t(words.ruleTo)}
        value={rule.member}
        onChange={(event) => onRule({ member: event.currentTarget.value })}
        data={members.map(({ member, name }) => ({ value: member, label: name }))}
      />
      {onUp && <ActionButton onAct={onUp}>{t(words.upRule, { n })}</ActionButton>}
      <ActionButton onAct={onRemove}>{t(words.removeRule, { n })}</ActionButton>
    </div>
  )
}
