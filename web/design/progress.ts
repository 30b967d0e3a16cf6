/** How far long work has come. */
export type Progress = { done: number; total: number; startedAt: Date }

/** Seconds left at the pace so far; null while there is too little to judge (under 2 s or 1 %). */
export function secondsLeft({ done, total, startedAt }: Progress, now: Date): number | null {
  const elapsed = (now.getTime() - startedAt.getTime()) / 1000
  if (done >= total) return 0
  return elapsed < 2 || done / total < 0.01 ? null : Math.ceil((elapsed * (total - done)) / done)
}
