import { useKeys } from '../design/keyboard.tsx'
import { useUndo } from '../design/undo.tsx'
import { useWords } from '../design/words.tsx'
import { duplicated, moved, type ScenarioDraft, type StepDraft, withNewStep, without } from './scenario-draft.ts'
import { scenarioWords } from './scenario-wording.ts'
import { stepWords } from './step-wording.ts'

export type StepActs = { add(): void; duplicate(): void; remove(): void; move(days: number): void }

type Given = {
  draft: ScenarioDraft
  step: StepDraft | null
  edit(draft: ScenarioDraft): void
  select(stepId: string | null): void
  mayEdit: boolean
}

const newId = (): string => `step-${crypto.randomUUID().slice(0, 8)}`

/** What can be done to the steps, by button and by key: j and k choose, arrows move a step by days, a adds, d copies, Delete removes. */
export function useStepActs({ draft, step, edit, select, mayEdit }: Given): StepActs {
  const { t } = useWords()
  const undo = useUndo()
  const at = draft.steps.findIndex(({ id }) => id === step?.id)
  const choose = (index: number) => {
    const next = draft.steps[Math.min(draft.steps.length - 1, Math.max(0, index))]
    if (next) select(next.id)
  }
  const add = () => {
    const id = newId()
    edit({ ...draft, steps: withNewStep(draft.steps, t(scenarioWords.newStep), id) })
    select(id)
  }
  const duplicate = () => {
    if (!step) return
    const id = newId()
    edit({ ...draft, steps: duplicated(draft.steps, step.id, id, t(stepWords.copyOfName, { name: step.name })) })
    select(id)
  }
  const remove = () => {
    if (!step) return
    const before = draft
    edit({ ...draft, steps: without(draft.steps, step.id) })
    const neighbour = draft.steps[at + 1] ?? draft.steps[at - 1]
    select(neighbour?.id ?? null)
    undo({
      message: t(stepWords.removed, { name: step.name }),
      undo: async () => {
        edit(before)
        select(step.id)
      },
    })
  }
  const move = (days: number) => step && edit({ ...draft, steps: moved(draft.steps, step.id, days) })
  useKeys([
    { keys: 'j', does: stepWords.keyNext, group: 'move', run: () => choose(at + 1) },
    { keys: 'k', run: () => choose(at < 0 ? 0 : at - 1) },
    { keys: 'ArrowDown', run: () => choose(at + 1) },
    { keys: 'ArrowUp', run: () => choose(at < 0 ? 0 : at - 1) },
  ])
  useKeys(
    [
      { keys: 'ArrowRight', does: stepWords.keyLater, group: 'act', run: () => move(1) },
      { keys: 'ArrowLeft', run: () => move(-1) },
    ],
    mayEdit,
  )
  return { add, duplicate, remove, move }
}
