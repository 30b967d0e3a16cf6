import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import type { Money } from '../../src/kernel/money.ts'
import { legalRoutes } from '../../src/legal/contract.ts'
import { CHARGE_KINDS, type ChargeKind } from '../../src/legal/interest/model.ts'
import { Amount } from '../design/Amount.tsx'
import { Ask } from '../design/Ask.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { words } from './charge-wording.ts'
import classes from './legal.module.css'

/** What is to be claimed, each kind by itself. */
export type Claimable = Readonly<Record<ChargeKind, readonly Money[]>>

type Props = {
  opened: boolean
  onClose(): void
  customerIds: readonly string[]
  /** Only these documents; null: all that are late and open. */
  itemIds: readonly string[] | null
  withPaid: boolean
  /** How many of these documents are barred: claimed only once that is confirmed. */
  barred: number
  upTo: string
  claimable: Claimable
  onClaimed(): void
}

const LABELS = { interest: words.claimInterest, indemnity: words.claimIndemnity } as const

/** What would be added to whose account, before it is. */
export function ClaimQuestion(props: Props) {
  const { opened, onClose, customerIds, itemIds, withPaid, barred, upTo, claimable, onClaimed } = props
  const api = useApi()
  const { t, day } = useWords()
  const refresh = useRefresh()
  const undo = useUndo()
  const [kinds, setKinds] = useState<ReadonlySet<ChargeKind>>(new Set(CHARGE_KINDS))
  const [withBarred, setWithBarred] = useState(false)
  const chosen = CHARGE_KINDS.filter((kind) => kinds.has(kind) && claimable[kind].length > 0)
  const claim = async () => {
    const seen = chosen.flatMap((kind) => claimable[kind])
    const { notes } = await api.call(legalRoutes.claimCharges, {
      body: {
        customerIds: [...customerIds],
        itemIds: itemIds && [...itemIds],
        withPaid,
        withBarred: barred > 0 && withBarred,
        upTo,
        kinds: [...chosen],
        seen,
      },
    })
    const takeBack = async () => {
      for (const { id } of notes)
        await api.call(legalRoutes.takeChargesBack, { params: { id }, body: { reason: t(words.takenBackAtOnce) } })
      await refresh()
    }
    const [first] = notes
    undo({
      message:
        first && notes.length === 1
          ? t(words.claimed1, { number: first.number })
          : t(words.claimedMany, { n: notes.length }),
      undo: takeBack,
    })
    onClaimed()
    await refresh()
  }
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
        {t(words.claimCustomers, { n: customerIds.length })} · {t(words.upTo, { day: day(upTo as LocalDate) })}
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
