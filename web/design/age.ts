/**
 * The four steps of lateness used by every badge, bar and column; 0 is not due. The bounds are those of the aged
 * balance, whose last two columns (91 to 120 days, beyond 120) share the last step.
 */
export type AgeStep = 0 | 1 | 2 | 3 | 4

export function ageStepOf(daysLate: number): AgeStep {
  if (daysLate <= 0) return 0
  if (daysLate <= 30) return 1
  if (daysLate <= 60) return 2
  return daysLate <= 90 ? 3 : 4
}
