import { useQuery } from '@tanstack/react-query'
import { cashRoutes } from '../../src/cash/contract.ts'
import { useRefusal } from '../access/membership.tsx'
import { ActionButton } from '../design/ActionButton.tsx'
import { Amount } from '../design/Amount.tsx'
import { Chip } from '../design/Chip.tsx'
import detail from '../design/detail.module.css'
import { Keys } from '../design/KeyboardHelp.tsx'
import { useKeys } from '../design/keyboard.tsx'
import { useWords } from '../design/words.tsx'
import { useApi } from '../wire/api.tsx'
import classes from './balance.module.css'
import type { LineView } from './lines.ts'
import { type GapAs, gapsFor, leaveOwed, type MatchDraft, weigh } from './match-draft.ts'
import { faultWords, gapNames, matchWords } from './match-wording.ts'

type Props = {
  line: LineView
  draft: MatchDraft | null
  /** What is accepted or not, with nothing to weigh: the line is a payment that the books have, the return of one, or a refund. */
  whole: 'recognise' | 'reopen' | 'payBack' | null
  isByHand: boolean
  mayAct: boolean
  isQuiet: boolean
  onDraft(draft: MatchDraft): void
  onApply(): Promise<void>
  onRefuse?: (() => Promise<void>) | undefined
  onOther(): void
  onAside?: (() => void) | undefined
}

/** The foot of an open line, always in sight: what its money becomes, what is missing or left, and the acts. */
export function LineBalance(props: Props) {
  const { line, draft, whole, isByHand, mayAct, isQuiet, onDraft, onApply, onRefuse, onOther, onAside } = props
  const { t } = useWords()
  const weighed = draft && weigh(draft, line.leftCents)
  const isWhole = !weighed || weighed.remainingCents === 0
  return (
    <footer className={classes.balance}>
      {weighed && !whole && (
        <dl className={classes.sums} aria-label={t(matchWords.balance)}>
          <Sum name={t(matchWords.line)} cents={line.leftCents} currency={line.currency} />
          <Sum name={t(matchWords.documents)} cents={weighed.sumCents} currency={line.currency} />
          {weighed.writeOffCents > 0 && draft.gapAs && (
            <Sum name={t(gapNames[draft.gapAs])} cents={-weighed.writeOffCents} currency={line.currency} />
          )}
          {weighed.onAccountCents > 0 && (
            <Sum name={t(matchWords.onAccount)} cents={weighed.onAccountCents} currency={line.currency} />
          )}
          <div className={classes.remaining} aria-live="polite">
            <dt>{t(matchWords.remaining)}</dt>
            <dd>
              <Amount cents={weighed.remainingCents} currency={line.currency} strong />
            </dd>
          </div>
        </dl>
      )}
      {mayAct && draft && !whole && <Settle line={line} draft={draft} onDraft={onDraft} />}
      {mayAct && (
        <div className={detail.acts}>
          {draft && (
            <ActionButton
              primary={!isQuiet}
              refusal={weighed?.fault && !whole ? t(faultWords[weighed.fault]) : null}
              // While lines are ticked, Enter is theirs.
              shortcut={isQuiet ? undefined : { keys: 'Enter', does: matchWords.keyApply }}
              onAct={onApply}
            >
              {t(whole ? matchWords[whole] : isWhole ? matchWords.applyWhole : matchWords.applyPart)}
            </ActionButton>
          )}
          {!isByHand && line.cents > 0 && (
            <ActionButton
              primary={!draft && !isQuiet}
              shortcut={{ keys: 'm', does: matchWords.otherCustomer }}
              onAct={onOther}
            >
              {t(matchWords.other)}
            </ActionButton>
          )}
          {onRefuse && (
            <ActionButton shortcut={{ keys: 'r', does: matchWords.refuse }} onAct={onRefuse}>
              {t(matchWords.refuse)}
            </ActionButton>
          )}
          {onAside && (
            <ActionButton shortcut={{ keys: 'h', does: matchWords.setAside }} onAct={onAside}>
              {t(matchWords.setAside)}
            </ActionButton>
          )}
        </div>
      )}
    </footer>
  )
}

function Sum({ name, cents, currency }: { name: string; cents: number; currency: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Amount cents={cents} currency={currency} />
      </dd>
    </div>
  )
}

/** What becomes of missing money, or of money left over: one press each. */
function Settle({ line, draft, onDraft }: { line: LineView; draft: MatchDraft; onDraft(draft: MatchDraft): void }) {
  const api = useApi()
  const { t, money } = useWords()
  const setting = useQuery(api.ask(cashRoutes.setting, {})).data
  const weighed = weigh(draft, line.leftCents)
  const { missingCents } = weighed
  const restCents = weighed.remainingCents + weighed.onAccountCents
  const forgiving = useRefusal('debts.forgive')
  const gaps = gapsFor(weighed, setting, forgiving === null)
  const name = (gapAs: GapAs | null) => onDraft({ ...draft, gapAs })
  const nextGap = () => name(gaps[(draft.gapAs ? gaps.indexOf(draft.gapAs) + 1 : 0) % gaps.length] ?? null)
  const turnRest = () => onDraft({ ...draft, restOnAccount: !draft.restOnAccount })
  useKeys([{ keys: 'e', does: matchWords.keyGap, run: nextGap }], gaps.length > 0)
  useKeys([{ keys: 'a', does: matchWords.keyAccount, run: turnRest }], restCents > 0)
  if (missingCents > 0)
    return (
      <div className={classes.settle} role="group" aria-label={t(matchWords.gap)}>
        <span>{t(matchWords.missing, { amount: money(missingCents, line.currency) })}</span>
        <Keys keys="e" />
        {gaps.map((gapAs) => (
          <Chip key={gapAs} isOn={draft.gapAs === gapAs} onPress={() => name(draft.gapAs === gapAs ? null : gapAs)}>
            {t(gapNames[gapAs])}
          </Chip>
        ))}
        <Chip isOn={false} onPress={() => onDraft(leaveOwed(draft, line.leftCents))}>
          {t(matchWords.leaveOwed)}
        </Chip>
        {setting && forgiving && !gaps.includes('write_off') && <small>{forgiving}</small>}
      </div>
    )
  if (restCents <= 0) return null
  const amount = money(restCents, line.currency)
  return (
    <div className={classes.settle}>
      <Chip isOn={draft.restOnAccount} onPress={turnRest}>
        {t(draft.restOnAccount ? matchWords.backOnLine : matchWords.keepOnAccount, { amount })}
      </Chip>
      <Keys keys="a" />
    </div>
  )
}
