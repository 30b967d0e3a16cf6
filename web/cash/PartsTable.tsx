import { Checkbox } from '@mantine/core'
import { type KeyboardEvent, useRef } from 'react'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { Amount } from '../design/Amount.tsx'
import { Day } from '../design/Day.tsx'
import { FigureLink } from '../design/FigureLink.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { MoneyInput } from '../design/MoneyInput.tsx'
import { Reason } from '../design/Reason.tsx'
import { useWords } from '../design/words.tsx'
import { urls } from '../shell/urls.ts'
import { useApi } from '../wire/api.tsx'
import { documentName } from './document-name.ts'
import type { DraftPart, MatchDraft } from './match-draft.ts'
import { matchWords, pickWords } from './match-wording.ts'
import classes from './parts.module.css'

type SettledDocument = {
  readonly itemId: string
  readonly documentNo: string
  readonly kind: string
  readonly dueOn: string
}

type Props = {
  draft: MatchDraft
  /** Those to show; all of them otherwise. */
  shown?: readonly DraftPart[]
  /** Found too, and settled already: they are named, and cannot be ticked. */
  settled?: readonly SettledDocument[]
  currency: string
  mayAct: boolean
  onDraft(draft: MatchDraft): void
  onApply(): void
}

/** What the line settles, document by document: ticked or not, in full or in part, with the reason under each. */
export function PartsTable({ draft, shown = draft.parts, settled = [], currency, mayAct, onDraft, onApply }: Props) {
  const api = useApi()
  const { t, lang, money } = useWords()
  const table = useRef<HTMLTableElement>(null)
  useKeys(
    [
      {
        keys: 'p',
        does: matchWords.keyParts,
        run: () => (table.current?.querySelector<HTMLElement>('input:not([type="checkbox"])') ?? null)?.focus(),
      },
    ],
    mayAct,
  )
  const change = (itemId: string, to: Partial<DraftPart>) =>
    onDraft({ ...draft, parts: draft.parts.map((part) => (part.itemId === itemId ? { ...part, ...to } : part)) })
  const pressed = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLInputElement) || event.target.type === 'checkbox') return
    if (event.key === 'Enter' && !event.repeat && !event.ctrlKey && !event.metaKey) onApply()
    if (event.key !== 'Escape') return
    // Leaves the field, not the panel.
    event.preventDefault()
    event.target.blur()
  }
  return (
    <table ref={table} className={classes.parts} onKeyDown={pressed}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t(matchWords.settles)}</span>
          </th>
          <th scope="col">{t(matchWords.part)}</th>
          <th scope="col">{t(matchWords.dueOn)}</th>
          <th scope="col" data-align="right">
            {t(matchWords.open)}
          </th>
          <th scope="col" data-align="right">
            {t(matchWords.settles)}
          </th>
        </tr>
      </thead>
      {shown.map((part) => {
        const name = documentName(lang, part)
        const left = part.openCents - (part.own?.cents ?? part.cents ?? 0)
        return (
          <tbody key={part.itemId} data-off={!part.isOn || undefined}>
            <tr>
              <td>
                <Checkbox
                  checked={part.isOn}
                  disabled={!mayAct}
                  aria-label={t(matchWords.tickPart, { document: name })}
                  onChange={() => change(part.itemId, { isOn: !part.isOn })}
                />
              </td>
              <th scope="row">
                <FigureLink href={urls.item(api.orgId ?? 0, draft.customer.id, part.itemId)}>{name}</FigureLink>
              </th>
              <td>
                <Day date={part.dueOn as LocalDate} />
              </td>
              <td data-align="right">
                <Amount cents={part.side * part.openCents} currency={part.own?.currency ?? currency} bare={!part.own} />
              </td>
              <td data-align="right" className={classes.typed}>
                {/* Of what is owed in another currency only the whole that is proposed is known to be right. */}
                {part.isOn && mayAct && !part.own ? (
                  <span className={classes.field}>
                    {part.side === -1 && <span aria-hidden>−</span>}
                    <MoneyInput
                      label={t(matchWords.amountOf, { document: name })}
                      currency={currency}
                      cents={part.cents}
                      onCents={(cents) => change(part.itemId, { cents })}
                    />
                  </span>
                ) : (
                  part.isOn && <Amount cents={part.side * (part.cents ?? 0)} currency={currency} />
                )}
              </td>
            </tr>
            {part.isOn && (part.evidence.length > 0 || (left > 0 && part.cents !== null)) && (
              <tr className={classes.because}>
                <td />
                <td colSpan={4}>
                  {part.evidence.map((words) => (
                    <Reason key={words} kind="evidence">
                      {words}
                    </Reason>
                  ))}
                  {left > 0 && part.cents !== null && (
                    <Reason kind="evidence">
                      {t(matchWords.willRemain, { amount: money(part.side * left, part.own?.currency ?? currency) })}
                    </Reason>
                  )}
                </td>
              </tr>
            )}
          </tbody>
        )
      })}
      {settled.map((one) => (
        <tbody key={one.itemId} data-off>
          <tr>
            <td />
            <th scope="row">
              <FigureLink href={urls.item(api.orgId ?? 0, draft.customer.id, one.itemId)}>
                {documentName(lang, one)}
              </FigureLink>
            </th>
            <td>
              <Day date={one.dueOn as LocalDate} />
            </td>
            <td colSpan={2} data-align="right">
              {t(pickWords.settledAlready)}
            </td>
          </tr>
        </tbody>
      ))}
    </table>
  )
}
