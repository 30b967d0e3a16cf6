import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { outsourcingRoutes as routes } from '../../src/outsourcing/contract.ts'
import type { MandateView } from '../../src/outsourcing/mandates/contract.ts'
import { OPEN_FILES, REMITTANCE_MODES, VOICES } from '../../src/outsourcing/mandates/model.ts'
import { openFilesNames, remittanceModeNames, voiceNames } from '../../src/outsourcing/mandates/wording.ts'
import { CUSTOMER_KINDS } from '../../src/parties/model.ts'
import { kindNames } from '../../src/parties/wording.ts'
import { Ask } from '../design/Ask.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { tellDone } from '../design/tell.ts'
import { useWords } from '../design/words.tsx'
import classes from '../legal/claims.module.css'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { mandateWords as words } from './mandate-words.ts'

type Terms = MandateView['terms']

/** The terms that are most often settled between two sides; the others stay as they are. The provider's are offered at once. */
export function MandateQuestion({ mandate, onClose }: { mandate: MandateView; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const [terms, setTerms] = useState<Terms>(mandate.terms)
  const [note, setNote] = useState('')
  const isOurs = mandate.side === 'creditor'
  const change = (part: Partial<Terms>) => setTerms({ ...terms, ...part })
  const { scope, term, exclusivity, remittance, approval, tariff } = terms
  const tier = tariff.success?.tiers.length === 1 ? tariff.success.tiers[0]! : null
  const save = async () => {
    const params = { id: mandate.id }
    if (isOurs) await api.call(routes.writeMandate, { params, body: { terms, note } })
    else await api.call(routes.counterMandate, { params, body: { terms, note, anyway: true } })
    tellDone(t(isOurs ? words.saved : words.offered))
    await refresh()
  }
  const number = (label: string, value: number | null, onValue: (n: number | null) => void, scale = 1): ReactNode => (
    <NumberInput
      label={label}
      min={0}
      value={value === null ? '' : value / scale}
      onChange={(given) => onValue(given === '' ? null : Math.round(Number(given) * scale))}
    />
  )
  const tick = (label: string, checked: boolean, onValue: (is: boolean) => void): ReactNode => (
    <Checkbox label={label} checked={checked} onChange={(event) => onValue(event.currentTarget.checked)} />
  )
  return (
    <Ask
      opened
      size="lg"
      title={t(isOurs ? words.write : words.counter)}
      act={t(isOurs ? words.save : words.offer)}
      onAct={save}
      onClose={onClose}
    >
      <div className={classes.two}>
        <DayInput
          label={t(words.startsOn)}
          value={term.startsOn as LocalDate}
          onValue={(startsOn) => startsOn && change({ term: { ...term, startsOn } })}
        />
        {number(t(words.months), term.months, (months) => change({ term: { ...term, months } }))}
      </div>
      <div className={classes.two}>
        {number(t(words.noticeMonths), term.noticeMonths, (n) => change({ term: { ...term, noticeMonths: n ?? 0 } }))}
        {tier &&
          number(
            t(words.feeRate),
            tier.bp,
            (bp) =>
              change({ tariff: { ...tariff, success: { ...tariff.success!, tiers: [{ ...tier, bp: bp ?? 0 }] } } }),
            100,
          )}
      </div>
      {tick(t(words.earlyExit), term.earlyExit, (earlyExit) => change({ term: { ...term, earlyExit } }))}
      {tick(t(words.renews), term.renews, (renews) => change({ term: { ...term, renews } }))}
      {tick(t(words.exclusive), exclusivity.exclusive, (exclusive) =>
        change({ exclusivity: { ...exclusivity, exclusive } }),
      )}
      {tick(t(words.keepsOut), exclusivity.keepsOut, (keepsOut) =>
        change({ exclusivity: { ...exclusivity, keepsOut } }),
      )}
      <fieldset className={classes.plain}>
        <legend>{t(words.kinds)}</legend>
        {CUSTOMER_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            label={t(kindNames[kind])}
            checked={scope.kinds.includes(kind)}
            onChange={(event) => {
              const kinds = event.currentTarget.checked
                ? [...scope.kinds, kind]
                : scope.kinds.filter((one) => one !== kind)
              if (kinds.length > 0) change({ scope: { ...scope, kinds } })
            }}
          />
        ))}
      </fieldset>
      <div className={classes.two}>
        <MoneyInput
          label={t(words.fromCents)}
          currency={scope.currency}
          cents={scope.fromCents}
          onCents={(fromCents) => change({ scope: { ...scope, fromCents } })}
        />
        {number(t(words.fromDays), scope.fromDays, (fromDays) => change({ scope: { ...scope, fromDays } }))}
      </div>
      <div className={classes.two}>
        <NativeSelect
          label={t(words.mode)}
          value={remittance.mode}
          onChange={(event) =>
            change({ remittance: { ...remittance, mode: event.currentTarget.value as typeof remittance.mode } })
          }
          data={REMITTANCE_MODES.map((value) => ({ value, label: t(remittanceModeNames[value]) }))}
        />
        {number(t(words.remitDays), remittance.days, (days) =>
          change({ remittance: { ...remittance, days: days ?? 1 } }),
        )}
      </div>
      <div className={classes.two}>
        {number(t(words.planMonths), approval.planMonths, (planMonths) =>
          change({ approval: { ...approval, planMonths: planMonths ?? 0 } }),
        )}
        {number(
          t(words.discountBp),
          approval.discountBp,
          (bp) =>
            change({
              approval: { ...approval, discountBp: bp ?? 0 },
              powers: { ...terms.powers, discounts: (bp ?? 0) > 0 },
            }),
          100,
        )}
      </div>
      <div className={classes.two}>
        <NativeSelect
          label={t(words.voice)}
          value={terms.voice}
          onChange={(event) => change({ voice: event.currentTarget.value as Terms['voice'] })}
          data={VOICES.map((value) => ({ value, label: t(voiceNames[value]) }))}
        />
        <NativeSelect
          label={t(words.openFiles)}
          value={terms.atEnd.openFiles}
          onChange={(event) =>
            change({ atEnd: { ...terms.atEnd, openFiles: event.currentTarget.value as Terms['atEnd']['openFiles'] } })
          }
          data={OPEN_FILES.map((value) => ({ value, label: t(openFilesNames[value]) }))}
        />
      </div>
      <div className={classes.two}>
        {isOurs && (
          <TextInput
            label={t(words.creditorSigner)}
            value={terms.creditor.signatory}
            onChange={(event) => change({ creditor: { ...terms.creditor, signatory: event.currentTarget.value } })}
          />
        )}
        <TextInput
          label={t(words.providerSigner)}
          value={terms.provider.signatory}
          onChange={(event) => change({ provider: { ...terms.provider, signatory: event.currentTarget.value } })}
        />
      </div>
      <Textarea
        label={t(words.providerAddress)}
        autosize
        value={terms.provider.address}
        onChange={(event) => change({ provider: { ...terms.provider, address: event.currentTarget.value } })}
      />
      <Textarea
        label={t(words.special)}
        autosize
        value={terms.special}
        onChange={(event) => change({ special: event.currentTarget.value })}
      />
      <TextInput label={t(words.note)} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
    </Ask>
  )
}
