import { Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { dunningRoutes } from '../../src/dunning/contract.ts'
import { kindNames } from '../../src/outsourcing/audit/wording.ts'
import { stageNames } from '../../src/outsourcing/tariffs/wording.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'
import { ActionButton } from '../design/ActionButton.tsx'
import { Chip, Chips } from '../design/Chip.tsx'
import detail from '../design/detail.module.css'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import common from './outsourcing.module.css'
import type { Draft } from './RoutingPage.tsx'
import classes from './routing.module.css'
import { type RoutingMandate, type RoutingStage, thenInWords, whenInWords } from './routing-in-words.ts'
import { routingWords as words } from './routing-words.ts'

type Rule = Draft['rules'][number]

type LineProps = { rule: Rule; at: number; mandates: readonly RoutingMandate[]; isOpen: boolean; onOpen(): void }

/** A rule in two lines: which claims, and where they go. */
export function RoutingLine({ rule, at, mandates, isOpen, onOpen }: LineProps) {
  const { t, lang } = useWords()
  return (
    <div className={classes.ruleHead}>
      <span>{at + 1}</span>
      <b>{rule.name || t(words.rule, { n: at + 1 })}</b>
      <button
        type="button"
        className={detail.link}
        aria-expanded={isOpen}
        aria-label={isOpen ? undefined : t(words.editOf, { name: rule.name })}
        onClick={onOpen}
      >
        {t(isOpen ? words.close : words.edit)}
      </button>
      <span className={classes.says}>
        {whenInWords(lang, rule)} · {thenInWords(lang, rule, mandates)}
      </span>
    </div>
  )
}

type FieldsProps = {
  rule: Rule
  mandates: readonly RoutingMandate[]
  isFirst: boolean
  isLast: boolean
  isOnly: boolean
  onRule(rule: Rule): void
  /** By how many places it moves; null: out of the list. */
  onMove(by: number | null): void
}

export function RoutingRuleFields({ rule, mandates, isFirst, isLast, isOnly, onRule, onMove }: FieldsProps) {
  const { t } = useWords()
  const { when, then } = rule
  const set = (change: Partial<Rule['when']>) => onRule({ ...rule, when: { ...when, ...change } })
  const days = (value: number | string): number => Math.min(3650, Math.max(0, Number(value) || 0))
  const money = (key: 'minCents' | 'maxCents' | 'minOwedCents' | 'maxOwedCents', label: string) => (
    <MoneyInput label={label} currency={when.currency} cents={when[key]} onCents={(cents) => set({ [key]: cents })} />
  )
  return (
    <div className={classes.inner}>
      <div className={common.fields}>
        <TextInput
          label={t(words.ruleName)}
          value={rule.name}
          maxLength={80}
          onChange={(event) => onRule({ ...rule, name: event.currentTarget.value })}
        />
        <NumberInput
          label={t(words.minDays)}
          min={0}
          allowDecimal={false}
          value={when.minDays}
          onChange={(value) => set({ minDays: days(value) })}
        />
        <NumberInput
          label={t(words.maxDays)}
          min={0}
          allowDecimal={false}
          value={when.maxDays ?? ''}
          onChange={(value) => set({ maxDays: value === '' ? null : days(value) })}
        />
        <NativeSelect
          label={t(words.notice)}
          value={when.afterNotice === null ? '' : when.afterNotice ? 'after' : 'before'}
          onChange={(event) => {
            const value = event.currentTarget.value
            set({ afterNotice: value === '' ? null : value === 'after' })
          }}
          data={[
            { value: '', label: t(words.noticeAny) },
            { value: 'after', label: t(words.noticeAfter) },
            { value: 'before', label: t(words.noticeBefore) },
          ]}
        />
        {money('minCents', t(words.minCents))}
        {money('maxCents', t(words.maxCents))}
        {money('minOwedCents', t(words.minOwed))}
        {money('maxOwedCents', t(words.maxOwed))}
      </div>
      <Choices
        label={t(words.kinds)}
        all={CUSTOMER_KINDS.map((kind) => ({ value: kind, label: t(kindNames[kind]) }))}
        chosen={when.kinds}
        onChosen={(kinds) => set({ kinds: CUSTOMER_KINDS.filter((kind) => kinds.includes(kind)) })}
      />
      <Segments chosen={when.segmentIds} onChosen={(segmentIds) => set({ segmentIds })} />
      <Then then={then} mandates={mandates} onThen={(next) => onRule({ ...rule, then: next })} />
      <div className={detail.acts}>
        {!isFirst && <ActionButton onAct={() => onMove(-1)}>{t(words.up)}</ActionButton>}
        {!isLast && <ActionButton onAct={() => onMove(1)}>{t(words.down)}</ActionButton>}
        {!isOnly && <ActionButton onAct={() => onMove(null)}>{t(words.drop)}</ActionButton>}
      </div>
    </div>
  )
}

type ThenProps = { then: Rule['then']; mandates: readonly RoutingMandate[]; onThen(then: Rule['then']): void }

function Then({ then, mandates, onThen }: ThenProps) {
  const { t } = useWords()
  const mandate = then.to === 'mandate' ? mandates.find(({ id }) => id === then.mandateId) : undefined
  const choose = (value: string) => {
    if (value === 'choice') return onThen({ to: 'choice' })
    if (value === 'home') return onThen({ to: 'home', why: '' })
    const stage = mandates.find(({ id }) => id === value)?.stages[0] ?? 'amicable'
    onThen({ to: 'mandate', mandateId: value, stage, byItself: false })
  }
  return (
    <div className={common.fields}>
      <NativeSelect
        label={t(words.goesTo)}
        value={then.to === 'mandate' ? then.mandateId : then.to}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[
          ...mandates.map((one) => ({ value: one.id, label: t(words.toMandate, { ...one, stages: '' }) })),
          ...(then.to === 'mandate' && !mandate ? [{ value: then.mandateId, label: t(words.mandateGone) }] : []),
          { value: 'choice', label: t(words.toChoice) },
          { value: 'home', label: t(words.toHome) },
        ]}
      />
      {then.to === 'mandate' && mandate && mandate.stages.length > 1 && (
        <NativeSelect
          label={t(words.stage)}
          value={then.stage}
          onChange={(event) => onThen({ ...then, stage: event.currentTarget.value as RoutingStage })}
          data={mandate.stages.map((stage) => ({ value: stage, label: t(stageNames[stage]) }))}
        />
      )}
      {then.to === 'mandate' && (
        <Checkbox
          className={classes.beside}
          label={t(words.byItself)}
          checked={then.byItself}
          onChange={(event) => onThen({ ...then, byItself: event.currentTarget.checked })}
        />
      )}
      {then.to === 'home' && (
        <TextInput
          label={t(words.why)}
          value={then.why}
          maxLength={200}
          onChange={(event) => onThen({ ...then, why: event.currentTarget.value })}
        />
      )}
    </div>
  )
}

type ChoicesProps = {
  label: string
  all: readonly { readonly value: string; readonly label: string }[]
  chosen: readonly string[]
  onChosen(chosen: string[]): void
}

function Choices({ label, all, chosen, onChosen }: ChoicesProps) {
  return (
    <fieldset className={classes.choices}>
      <legend>{label}</legend>
      <Chips>
        {all.map((one) => {
          const isOn = chosen.includes(one.value)
          return (
            <Chip
              key={one.value}
              isOn={isOn}
              onPress={() => onChosen(isOn ? chosen.filter((value) => value !== one.value) : [...chosen, one.value])}
            >
              {one.label}
            </Chip>
          )
        })}
      </Chips>
    </fieldset>
  )
}

/** Segments of the reminders, where the organisation has any. */
function Segments({ chosen, onChosen }: Pick<ChoicesProps, 'chosen' | 'onChosen'>) {
  const api = useApi()
  const { t } = useWords()
  const segments = useQuery(api.ask(dunningRoutes.segments, {})).data?.segments ?? []
  if (segments.length === 0) return null
  const all = segments.map(({ id, name }) => ({ value: id, label: name }))
  return <Choices label={t(words.segments)} all={all} chosen={chosen} onChosen={onChosen} />
}
