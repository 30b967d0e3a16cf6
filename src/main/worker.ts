import type { JobHandlers } from '../platform/jobs.ts'
import type { Deps } from './app.ts'

/** Every job of every capability, by name. */
export function createJobs(_deps: Deps): JobHandlers {
  return {}
}
