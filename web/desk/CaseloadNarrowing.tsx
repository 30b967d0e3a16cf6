import { NativeSelect } from '@mantine/core'
import { FILE_SORTS, NEXT_WHATS } from '../../src/desk/caseload/model.ts'
import { nextNames, sortNames } from '../../src/desk/caseload/wording.ts'
import listing from '../design/listing.module.css'
import { WordsField } from '../design/WordsField.tsx'
import { useWords } from '../design/words.tsx'
import {
  AGE_BANDS,
  amountBands,
  type CaseloadAt,
  type CaseloadBoard,
  SORT_ADDRESSES,
  WHAT_ADDRESSES,
} from './caseload.ts'
import { caseloadWords as words } from './caseload-words.ts'

type Props = {
  at: CaseloadAt
  board: CaseloadBoard | undefined
  currency: string
  onChange(change: Partial<Record<keyof CaseloadAt, string | null>>): void
}

/** What the list is narrowed by, each choice with how many files it would leave. */
export function CaseloadNarrowing({ at, board, currency, onChange }: Props) {
  const { t, count, money } = useWords()
  const [small, , large] = Object.values(amountBands(currency)) as [{ most: number }, object, { least: number }]
  const filesOf = (sums: readonly { files: number }[]) => sums.reduce((sum, { files }) => sum + files, 0)
  const select = (name: keyof CaseloadAt, label: string, data: readonly { value: string; label: string }[]) => (
    <NativeSelect
      size="xs"
      aria-label={label}
      value={at[name] ?? ''}
      onChange={(event) => onChange({ [name]: event.currentTarget.value || null, dossier: null })}
      data={[...data]}
    />
  )
  const counted = (label: string, n: number | undefined) => (n === undefined ? label : `${label} (${count(n)})`)
  return (
    <div className={listing.filters}>
      {select('quoi', t(words.what), [
        { value: '', label: t(words.everything) },
        ...NEXT_WHATS.map((what) => ({
          value: WHAT_ADDRESSES[what],
          label: counted(t(nextNames[what]), board?.byWhat.find((one) => one.what === what)?.files ?? 0),
        })).filter(({ value, label }) => value === at.quoi || !label.endsWith(' (0)')),
      ])}
      {select('creancier', t(words.creditor), [
        { value: '', label: t(words.everyCreditor) },
        ...(board?.creditors ?? []).map(({ orgId, name, sums }) => ({
          value: String(orgId),
          label: counted(name, filesOf(sums)),
        })),
      ])}
      {select('charge', t(words.whose), [
        { value: '', label: t(words.everybody) },
        { value: 'moi', label: counted(t(words.mine), board?.members.find(({ isMe }) => isMe)?.files) },
        ...(board?.members ?? [])
          .filter(({ isMe }) => !isMe)
          .map(({ member, name, files }) => ({ value: member, label: counted(name, files) })),
        { value: 'personne', label: t(words.nobodys) },
      ])}
      {select('montant', t(words.amount), [
        { value: '', label: t(words.everyAmount) },
        { value: 'petits', label: t(words.below, { amount: money(small.most, currency) }) },
        {
          value: 'moyens',
          label: t(words.between, { from: money(small.most, currency), to: money(large.least, currency) }),
        },
        { value: 'gros', label: t(words.above, { amount: money(large.least, currency) }) },
      ])}
      {select('age', t(words.age), [
        { value: '', label: t(words.everyAge) },
        ...Object.keys(AGE_BANDS).map((value, place) => ({
          value,
          label: t([words.ageBelow, words.ageBetween, words.ageAbove][place]!),
        })),
      ])}
      {select('phase', t(words.stage), [
        { value: '', label: t(words.everyStage) },
        { value: 'amicable', label: t(words.amicable) },
        { value: 'court', label: t(words.court) },
      ])}
      {select('ordre', t(words.order), [
        ...FILE_SORTS.map((sort) => ({
          value: sort === 'pressing' ? '' : SORT_ADDRESSES[sort],
          label: t(sortNames[sort]),
        })),
      ])}
      <WordsField
        value={at.mots ?? ''}
        onValue={(mots) => onChange({ mots: mots || null, dossier: null })}
        label={t(words.find)}
        placeholder={t(words.find)}
        does={words.keyFind}
      />
    </div>
  )
}
