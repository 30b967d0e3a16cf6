import type { Job } from '../src/platform/db.ts'

/**
 * Takes the next job that is due out of `kept`, together with those that it stands for: a job with its key replaces it, as in the
 * queue of the product, and doorbells of the same fact are answered once, whoever rang. Null when none is due. `later` names jobs
 * that stay where they are.
 */
export function takeNext(kept: Job[], now: Date, later: ReadonlySet<string> = new Set()): Job | null {
  const isDue = (job: Job): boolean => (job.runAt ?? now) <= now && !later.has(job.name)
  const first = kept.find(isDue)
  if (!first) return null
  let taken = first
  for (const job of kept.filter(isDue)) {
    const together = job === first ? first : asOne(taken, job)
    if (!together) continue
    taken = together
    kept.splice(kept.indexOf(job), 1)
  }
  return taken
}

/** Both as one job, when the second says nothing that the first could not have said as well. */
function asOne(first: Job, second: Job): Job | null {
  if (first.name !== second.name) return null
  if (first.key !== null) return first.key === second.key ? second : null
  if (first.name !== 'react') return null
  const payload: Record<string, unknown> = { ...first.payload }
  if (Object.keys(payload).join() !== Object.keys(second.payload).join()) return null
  for (const [name, value] of Object.entries(second.payload)) {
    const told = payload[name]
    if (Array.isArray(told) && Array.isArray(value)) payload[name] = [...new Set([...told, ...value])]
    else if (told !== value) return null
  }
  return { ...first, payload }
}
