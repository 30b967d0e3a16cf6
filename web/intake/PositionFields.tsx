import { NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import { useState } from 'react'
import listing from '../design/listing.module.css'
import { useWords } from '../design/words.tsx'
import classes from './positions.module.css'
import { cutOf, type DraftColumn, FIELDS, type PositionsDraft } from './positions-draft.ts'
import { fieldNames, positionWords } from './positions-wording.ts'

type Props = {
  draft: PositionsDraft
  records: readonly { readonly text: string }[]
  onDraft(draft: PositionsDraft): void
}

/** Every position of a map, with what it cuts out of the first record of its kind. */
export function PositionFields({ draft, records, onDraft }: Props) {
  const { t } = useWords()
  const [kind, setKind] = useState(0)
  const item = draft.items[kind] ?? draft.items[0]!
  const place = draft.items.indexOf(item)
  const codes = item.codes.split(/[\s,;]+/)
  const sample = records.find(
    ({ text }) => text.startsWith(draft.records.item) && codes.includes(cutOf(text, draft.operation)),
  )
  const end = records.find(({ text }) => text.startsWith(draft.records.total))
  const changeItem = (change: Partial<typeof item>) =>
    onDraft({ ...draft, items: draft.items.map((one, at) => (at === place ? { ...one, ...change } : one)) })
  return (
    <section className={classes.part}>
      <div className={classes.fields}>
        {(['header', 'item', 'total'] as const).map((name) => (
          <TextInput
            key={name}
            label={t(positionWords[name])}
            value={draft.records[name]}
            maxLength={2}
            onChange={(event) =>
              onDraft({ ...draft, records: { ...draft.records, [name]: event.currentTarget.value } })
            }
          />
        ))}
      </div>
      <SegmentedControl
        size="xs"
        aria-label={t(positionWords.kinds)}
        value={String(place)}
        onChange={(at) => setKind(Number(at))}
        data={draft.items.map((one, at) => ({ value: String(at), label: t(positionWords[one.means]) }))}
        className={classes.kinds}
      />
      <div className={classes.fields}>
        <TextInput
          label={t(positionWords.codes)}
          value={item.codes}
          onChange={(event) => changeItem({ codes: event.currentTarget.value })}
        />
      </div>
      <table className={listing.grid}>
        <thead>
          <tr>
            <th scope="col">{t(positionWords.field)}</th>
            <th scope="col">{t(positionWords.from)}</th>
            <th scope="col">{t(positionWords.to)}</th>
            <th scope="col">{t(positionWords.reads)}</th>
          </tr>
        </thead>
        <tbody>
          <Row
            name={t(fieldNames.operation)}
            column={draft.operation}
            reads={sample && cutOf(sample.text, draft.operation)}
            onColumn={(operation) => onDraft({ ...draft, operation })}
          />
          {FIELDS.map((field) => (
            <Row
              key={field}
              name={t(fieldNames[field])}
              column={item.fields[field]}
              reads={sample && cutOf(sample.text, item.fields[field])}
              onColumn={(column) => changeItem({ fields: { ...item.fields, [field]: column } })}
            />
          ))}
          <Row
            name={t(fieldNames.total)}
            column={draft.total}
            reads={end && cutOf(end.text, draft.total)}
            onColumn={(total) => onDraft({ ...draft, total })}
          />
        </tbody>
      </table>
    </section>
  )
}

function Row({
  name,
  column: [from, to],
  reads,
  onColumn,
}: {
  name: string
  column: DraftColumn
  reads: string | undefined
  onColumn(column: DraftColumn): void
}) {
  const { t } = useWords()
  const shared = {
    size: 'xs',
    min: 1,
    max: 240,
    clampBehavior: 'none',
    allowDecimal: false,
    hideControls: true,
  } as const
  const number = (value: number | string) => (value === '' ? null : Number(value))
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className={classes.position}>
        <NumberInput
          {...shared}
          aria-label={t(positionWords.fromOf, { field: name })}
          value={from ?? ''}
          onChange={(value) => onColumn([number(value), to])}
        />
      </td>
      <td className={classes.position}>
        <NumberInput
          {...shared}
          aria-label={t(positionWords.toOf, { field: name })}
          value={to ?? ''}
          onChange={(value) => onColumn([from, number(value)])}
        />
      </td>
      <td className={classes.reads}>{reads || '–'}</td>
    </tr>
  )
}
