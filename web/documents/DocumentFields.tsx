import { NativeSelect, TextInput } from '@mantine/core'
import { DOCUMENT_KINDS, type DocumentKind } from '../../src/documents/model.ts'
import { documentKindNames } from '../../src/documents/wording.ts'
import type { LocalDate } from '../../src/kernel/calendar.ts'
import { useToday } from '../access/membership.tsx'
import { DayInput } from '../design/DayInput.tsx'
import { useWords } from '../design/words.tsx'
import { documentWords as words } from './wording.ts'

/** What is said of a document; its numbers as they are typed, with commas between them. */
export type DocumentDraft = { kind: DocumentKind; numbers: string; bearsOn: LocalDate | null }

export const numbersTyped = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,;\n]/)
      .map((number) => number.trim())
      .filter(Boolean),
  ),
]

/** The fields that say what a document is and is about. */
export function DocumentFields({ draft, onDraft }: { draft: DocumentDraft; onDraft(draft: DocumentDraft): void }) {
  const { t } = useWords()
  const today = useToday()
  return (
    <>
      <NativeSelect
        label={t(words.kind)}
        value={draft.kind}
        onChange={(event) => onDraft({ ...draft, kind: event.currentTarget.value as DocumentKind })}
        data={DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(documentKindNames[kind]) }))}
      />
      <TextInput
        label={t(words.numbers)}
        description={t(words.numbersHelp)}
        value={draft.numbers}
        maxLength={1000}
        onChange={(event) => onDraft({ ...draft, numbers: event.currentTarget.value })}
      />
      <DayInput
        label={t(words.bearsOn)}
        value={draft.bearsOn}
        onValue={(bearsOn) => onDraft({ ...draft, bearsOn })}
        today={today}
      />
    </>
  )
}
