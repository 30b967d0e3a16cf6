import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Money } from '../../src/kernel/money.ts'
import { CHARGE_KINDS, type ChargeKind } from '../../src/legal/interest/model.ts'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { useWords } from '../design/words.tsx'
import { words } from './charge-wording.ts'
import classes from './legal.module.css'

/** What is to be claimed, each kind by itself. */
export type Claimable = Readonly<Record<ChargeKind, readonly Money[]>>

/** What was chosen, with the totals that were shown. */
export type ClaimChosen = { readonly kinds: ChargeKind[]; readonly seen: Money[]; readonly withBarred: boolean }

type Props = {
  opened: boolean
  onClose(): void
  customers: number
  /** How many of these documents are barred: claimed only once that is confirmed. */
  barred: number
  upTo: string
  claimable: Claimable
  onClaim(chosen: ClaimChosen): Promise<void>
}

const LABELS = { interest: words.claimInterest, indemnity: words.claimIndemnity } as const

/** What would be added to whose account, before it is. */
export function ClaimQuestion({ opened, onClose, customers, barred, upTo, claimable, onClaim }: Props) {
  const { t, day } = useWords()
  const [kinds, setKinds] = useState<ReadonlySet<ChargeKind>>(new Set(CHARGE_KINDS))
  const [withBarred, setWithBarred] = useState(false)
  const chosen = CHARGE_KINDS.filter((kind) => kinds.has(kind) && claimable[kind].length > 0)
  const claim = () =>
    onClaim({
      kinds: chosen,
      seen: chosen.flatMap((kind) => claimable[kind]),
      withBarred: barred > 0 && withBarred,
    })
  return (
    <Ask
      opened={opened}
      onClose={onClose}
      title={t(words.claimTitle)}
      act={t(words.claimAct)}
      onAct={claim}
      refusal={chosen.length === 0 ? t(words.nothingChosen) : barred > 0 && !withBarred ? t(words.barredToSay) : null}
    >
      <p className={classes.quiet}>
        {t(words.claimCustomers, { n: customers })} · {t(words.upTo, { day: day(upTo as LocalDate) })}
      </p>
      {CHARGE_KINDS.filter((kind) => claimable[kind].length > 0).map((kind, place) => (
        <Checkbox
          key={kind}
          data-autofocus={place === 0 || undefined}
          label={
            <>
              {t(LABELS[kind])}{' '}
              {claimable[kind].map((one, index) => (
                <span key={one.currency}>
                  {index > 0 && ' + '}
                  <Amount cents={one.cents} currency={one.currency} strong />
                </span>
              ))}
            </>
          }
          checked={kinds.has(kind)}
          onChange={() => {
            const next = new Set(kinds)
            if (!next.delete(kind)) next.add(kind)
            setKinds(next)
          }}
        />
      ))}
      {barred > 0 && (
        <Checkbox
          label={t(words.barredConfirm, { n: barred })}
          description={t(words.barredWhat)}
          checked={withBarred}
          onChange={(event) => setWithBarred(event.currentTarget.checked)}
        />
      )}
      <p>{t(words.claimWhat)}</p>
    </Ask>
  )
}
