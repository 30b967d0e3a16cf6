import type { Sentence } from '../../src/kernel/wording.ts'
import { useWords } from '../design/words.tsx'
import classes from './correspondence.module.css'
import type { Templates } from './TemplateTexts.tsx'
import { wording } from './wording.ts'

const BLOCK_NAMES: Readonly<Record<string, Sentence>> = {
  table: wording.blockTable,
  total: wording.blockTotal,
  payment: wording.blockPayment,
  signature: wording.blockSignature,
  law: wording.blockLaw,
}

type Props = {
  known: Pick<Templates, 'variables' | 'blocks'>
  /** `alone`: the piece stands on a line of its own. */
  onInsert(piece: string, alone: boolean): void
}

/** What a text may name. A press puts it where the caret stands. */
export function VariablePalette({ known, onInsert }: Props) {
  const { t } = useWords()
  return (
    <details className={classes.palette}>
      <summary>{t(wording.palette)}</summary>
      <p className={classes.quiet}>{t(wording.paletteVariables)}</p>
      <div className={classes.chips}>
        {known.variables.map(({ name, meaning }) => (
          <button
            key={name}
            type="button"
            className={classes.chip}
            aria-label={t(wording.insertVariable, { name, meaning })}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onInsert(`{{${name}}}`, false)}
          >
            {meaning}
          </button>
        ))}
      </div>
      <p className={classes.quiet}>{t(wording.paletteBlocks)}</p>
      <div className={classes.chips}>
        {known.blocks.map((name) => (
          <button
            key={name}
            type="button"
            className={classes.chip}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onInsert(`{{${name}}}`, true)}
          >
            {BLOCK_NAMES[name] ? t(BLOCK_NAMES[name]) : name}
          </button>
        ))}
      </div>
    </details>
  )
}
