import { useWords } from '../design/words.tsx'
import classes from './positions.module.css'
import { type PositionsDraft, piecesOf } from './positions-draft.ts'
import { fieldNames, positionWords } from './positions-wording.ts'

/** Records shown whole: enough to see every kind of them, few enough to be read. */
const SHOWN = 12

/** The records of a file as they stand, each field framed where its positions cut it, under a ruler of positions. */
export function RecordsCut({
  records,
  draft,
}: {
  records: readonly { readonly line: number; readonly text: string }[]
  draft: PositionsDraft
}) {
  const { t } = useWords()
  return (
    <section aria-labelledby="records" className={classes.part}>
      <h2 id="records">{t(positionWords.records)}</h2>
      <p className={classes.quiet}>{t(positionWords.recordsWhat)}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: wider than any screen, it is scrolled sideways by keyboard too */}
      <div className={classes.records} tabIndex={0} role="group" aria-labelledby="records">
        <pre aria-hidden className={classes.ruler}>
          {RULER}
        </pre>
        {records.slice(0, SHOWN).map(({ line, text }) => (
          <pre key={line}>
            {piecesOf(text, draft).map((piece, at) =>
              piece.field ? (
                <mark key={at} title={t(fieldNames[piece.field])}>
                  {piece.text}
                </mark>
              ) : (
                <span key={at}>{piece.text}</span>
              ),
            )}
          </pre>
        ))}
      </div>
    </section>
  )
}

/** `....|....1....|....2` up to 240: a tick every ten characters, with its number. */
const RULER = Array.from({ length: 24 }, (_, ten) => String((ten + 1) * 10).padStart(10, '·')).join('')
