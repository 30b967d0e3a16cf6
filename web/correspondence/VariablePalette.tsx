import type { Sentence } from '../../src/kernel/wording.ts'
import { Chip, Chips } from '../design/Chip.tsx'
import detail from '../design/detail.module.css'
import { useWords } from '../design/words.tsx'
import type { Templates } from './TemplateTexts.tsx'
import classes from './text-editor.module.css'
import { textWords } from './text-wording.ts'

const BLOCK_NAMES: Readonly<Record<string, Sentence>> = {
  table: textWords.blockTable,
  total: textWords.blockTotal,
  payment: textWords.blockPayment,
  signature: textWords.blockSignature,
  law: textWords.blockLaw,
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
      <summary>{t(textWords.palette)}</summary>
      <p className={detail.quiet}>{t(textWords.paletteVariables)}</p>
      <Chips>
        {known.variables.map(({ name, meaning }) => (
          <Chip
            key={name}
            keepsFocus
            label={t(textWords.insertVariable, { name, meaning })}
            onPress={() => onInsert(`{{${name}}}`, false)}
          >
            {meaning}
          </Chip>
        ))}
      </Chips>
      {known.blocks.length > 0 && <p className={detail.quiet}>{t(textWords.paletteBlocks)}</p>}
      <Chips>
        {known.blocks.map((name) => (
          <Chip key={name} keepsFocus onPress={() => onInsert(`{{${name}}}`, true)}>
            {BLOCK_NAMES[name] ? t(BLOCK_NAMES[name]) : name}
          </Chip>
        ))}
      </Chips>
    </details>
  )
}
