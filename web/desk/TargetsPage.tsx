import { NativeSelect, NumberInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { deskRoutes } from '../../src/desk/contract.ts'
import { addMonths, day, formatLongDay, type LocalDate } from '../../src/kernel/calendar.ts'
import type { Lang } from '../../src/kernel/wording.ts'
import { useOrganisation, useRefusal, useToday } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Ask } from '../design/Ask.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import reading from '../design/reading-page.module.css'
import { SkeletonTable } from '../design/SkeletonTable.tsx'
import { useWords } from '../design/words.tsx'
import { Amounts } from '../dunning/Amounts.tsx'
import { useAddressState } from '../shell/address-state.ts'
import { useApi } from '../wire/api.tsx'
import { useRefresh } from '../wire/refresh.ts'
import { DeskFrame } from './DeskFrame.tsx'
import { deskPageWords as words } from './desk-page-wording.ts'
import classes from './worklist.module.css'

type Row = z.output<typeof deskRoutes.targets.reply>['members'][number]

/** Months to choose from: a year back, three ahead, and the one on screen. */
const monthsAround = (today: LocalDate, shown: string): string[] =>
  [...new Set([...Array.from({ length: 16 }, (_, index) => addMonths(today, 3 - index).slice(0, 7)), shown])]
    .toSorted()
    .toReversed()

const monthName = (lang: Lang, month: string): string => formatLongDay(lang, day(`${month}-01`)).replace(/^\S+\s/, '')

/** What each member means to do in a month, and how far it is. */
export function TargetsPage() {
  const api = useApi()
  const { t, count, money, lang } = useWords()
  const [at, change] = useAddressState<'mois'>()
  const today = useToday()
  const month = /^\d{4}-(0[1-9]|1[0-2])$/.test(at.mois ?? '') ? at.mois! : today.slice(0, 7)
  const refusal = useRefusal('settings.manage')
  const [setting, setSetting] = useState<Row | null>(null)
  const found = useQuery(api.ask(deskRoutes.targets, { query: { month } }))
  return (
    <DeskFrame here="targets">
      <p className={reading.lead}>{t(words.targetsWhat)}</p>
      <NativeSelect
        label={t(words.month)}
        value={month}
        w={220}
        onChange={(event) => change({ mois: event.currentTarget.value })}
        data={monthsAround(today, month).map((one) => ({ value: one, label: monthName(lang, one) }))}
      />
      {found.error && !found.data && <ErrorState failure={found.error} onRetry={() => void found.refetch()} />}
      {!found.data && !found.error && <SkeletonTable columns={[2, 1, 1]} rows={4} />}
      {found.data && (
        <table className={classes.rules}>
          <thead>
            <tr>
              <th>{t(words.member)}</th>
              <th>{t(words.contacts)}</th>
              <th>{t(words.collected)}</th>
              <th>
                <span className="visually-hidden">{t(words.setTarget)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {found.data.members.map((row) => {
              const { target } = row
              const inHand = row.collected.find(({ currency }) => currency === target?.currency)?.cents ?? 0
              return (
                <tr key={row.member}>
                  <td>{row.name}</td>
                  <td>
                    <Reached
                      label={`${row.name}, ${t(words.contacts)}`}
                      done={row.contacts}
                      target={target?.contacts ?? 0}
                      told={
                        target
                          ? t(words.ofTarget, { done: count(row.contacts), target: count(target.contacts) })
                          : count(row.contacts)
                      }
                    />
                  </td>
                  <td>
                    {target ? (
                      <Reached
                        label={`${row.name}, ${t(words.collected)}`}
                        done={inHand}
                        target={target.collectedCents}
                        told={t(words.ofTarget, {
                          done: money(inHand, target.currency),
                          target: money(target.collectedCents, target.currency),
                        })}
                      />
                    ) : (
                      <Amounts amounts={row.collected} />
                    )}
                  </td>
                  <td>
                    {!refusal && (
                      <ActionButton onAct={() => setSetting(row)}>
                        <span className="visually-hidden">{t(words.setTargetOf, { name: row.name })}</span>
                        <span aria-hidden>{t(words.setTarget)}</span>
                      </ActionButton>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {refusal && <p className={reading.lead}>{refusal}</p>}
      {setting && <TargetQuestion key={setting.member} row={setting} month={month} onClose={() => setSetting(null)} />}
    </DeskFrame>
  )
}

function Reached(of: { label: string; done: number; target: number; told: string }) {
  const share = of.target > 0 ? Math.min(1, of.done / of.target) : 0
  return (
    <div>
      <span>{of.told}</span>
      {of.target > 0 && (
        <div
          className={classes.bar}
          role="progressbar"
          aria-label={of.label}
          aria-valuemin={0}
          aria-valuemax={of.target}
          aria-valuenow={Math.min(of.done, of.target)}
          aria-valuetext={of.told}
        >
          <div style={{ width: `${share * 100}%` }} />
        </div>
      )}
    </div>
  )
}

function TargetQuestion({ row, month, onClose }: { row: Row; month: string; onClose(): void }) {
  const api = useApi()
  const { t } = useWords()
  const refresh = useRefresh()
  const currency = useOrganisation().data?.currency ?? 'EUR'
  const [contacts, setContacts] = useState(row.target?.contacts ?? 0)
  const [cents, setCents] = useState<number | null>(row.target?.collectedCents ?? 0)
  const params = { month, member: row.member }
  const save = async (target: { contacts: number; currency: string; collectedCents: number } | null) => {
    await api.call(deskRoutes.saveTarget, { params, body: { target } })
    await refresh()
  }
  return (
    <Ask
      opened
      title={t(words.setTargetOf, { name: row.name })}
      act={t(words.setTarget)}
      refusal={cents === null ? t(words.noCollectedTarget) : null}
      onAct={() => save({ contacts, currency: row.target?.currency ?? currency, collectedCents: cents ?? 0 })}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        label={t(words.contactsTarget)}
        value={contacts}
        min={0}
        max={100_000}
        allowDecimal={false}
        onChange={(value) => setContacts(Number(value) || 0)}
      />
      <MoneyInput
        label={t(words.collectedTarget)}
        currency={row.target?.currency ?? currency}
        cents={cents}
        onCents={setCents}
      />
      {row.target && <ActionButton onAct={() => save(null).then(onClose)}>{t(words.removeTarget)}</ActionButton>}
    </Ask>
  )
}
