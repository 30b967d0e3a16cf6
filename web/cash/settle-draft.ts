import type { MatchDraft } from './match-draft.ts'

/**
 * `next` with no more taken than there is: a document that was just ticked gives what it has open, or what the others leave of
 * `leftCents` when that is less. An amount that a person typed stays as typed; one unticked is whole again.
 */
export function within(next: MatchDraft, before: MatchDraft, leftCents: number): MatchDraft {
  const wasOn = new Set(before.parts.filter((part) => part.isOn).map((part) => part.itemId))
  const others = next.parts.filter((part) => part.isOn && wasOn.has(part.itemId))
  let left = leftCents - others.reduce((sum, part) => sum + (part.cents ?? 0), 0)
  const parts = next.parts.map((part) => {
    if (!part.isOn) return part.cents === part.openCents ? part : { ...part, cents: part.openCents }
    if (wasOn.has(part.itemId)) return part
    const cents = Math.max(0, Math.min(part.openCents, left))
    left -= cents
    return { ...part, cents }
  })
  return { ...next, parts }
}
