import type { ImportView } from '../../src/intake/contract.ts'
import { isAtWork, type Stage } from '../../src/intake/model.ts'
import type { Progress } from '../design/progress.ts'
import type { Words } from '../design/words.tsx'
import { wording } from './progress-wording.ts'

export const isUnderWay = ({ state }: Pick<ImportView, 'state'>): boolean => isAtWork(state)

/** What is being done to an import: a reading, a commit or a withdrawal. */
export const workOn = ({ state }: Pick<ImportView, 'state'>): keyof typeof STAGES_OF =>
  isAtWork(state) ? state : 'reading'

/** The stages of each kind of work, in the order in which they come. */
const STAGES_OF = {
  reading: ['checking', 'reading', 'comparing'],
  committing: ['comparing', 'writing'],
  withdrawing: ['taking_back', 'restoring'],
} as const

/** `before`, `now` or still `ahead`. */
export type Place = 'before' | 'now' | 'ahead'

/** Where an import under way has come: its stages, the one that runs, and how far it is. */
export function stagesOf(view: ImportView): readonly { readonly stage: Stage; readonly place: Place }[] {
  const stages: readonly Stage[] = STAGES_OF[workOn(view)]
  const at = view.progress ? stages.indexOf(view.progress.stage) : -1
  return stages.map((stage, index) => ({ stage, place: index < at ? 'before' : index === at ? 'now' : 'ahead' }))
}

/** How far the stage that runs has come. A total of 0 means that nobody can tell. */
export function howFar(view: ImportView): Progress {
  const { progress } = view
  if (!progress) return { done: 0, total: 0, startedAt: new Date(view.createdAt) }
  return { done: progress.done, total: progress.total, startedAt: new Date(progress.since) }
}

/** `Lecture de ventes.txt (lignes)`, for the tray that shows work from any page. */
export function workInWords({ t }: Words, view: ImportView): string {
  const unit = view.progress && view.progress.total > 0 ? view.progress.unit : 'none'
  return t(wording[workOn(view)], { file: view.fileName, unit })
}
