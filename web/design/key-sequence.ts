/**
 * How a shortcut is written: `j`, `Enter`, `Shift+x`, `Mod+k` (Ctrl, or Cmd on a Mac), and sequences such as `g c`.
 * Characters are compared as typed, whatever the layout, so that `?` and `/` work on AZERTY, where both need Shift.
 */
export type Chord = string

type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** The chord of one keystroke, or null when a modifier is involved that no shortcut of ours uses. */
export function chordOf(stroke: Stroke): Chord | null {
  // `[` and `]` are typed with AltGr on AZERTY, with Option on a Mac: what counts is the sign that comes out.
  if (stroke.altKey) return /^[^\p{L}\p{N}\s]$/u.test(stroke.key) ? stroke.key : null
  const letter = stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key
  if (stroke.ctrlKey || stroke.metaKey) return `Mod+${letter}`
  return stroke.shiftKey && /^[a-z]$/.test(letter) ? `Shift+${letter}` : letter
}

/** One printable character without modifier: what a dictation tool or a screen reader may also be listening to. */
export const isSingleKey = (keys: string): boolean =>
  keys.split(' ').every((chord) => !/^(Mod\+|Escape$|Enter$|Arrow)/.test(chord))

export type Match<T> = { run: T } | { waiting: string } | null

/**
 * What a keystroke means after `typed` (the chords of an unfinished sequence): a shortcut to run, a longer one still
 * possible, or nothing. Later entries win, because the innermost screen registers last.
 */
export function matchKeys<T extends { keys: string }>(bindings: readonly T[], typed: string, chord: Chord): Match<T> {
  const wanted = typed ? `${typed} ${chord}` : chord
  const exact = bindings.findLast((binding) => binding.keys === wanted)
  if (exact) return { run: exact }
  if (bindings.some((binding) => binding.keys.startsWith(`${wanted} `))) return { waiting: wanted }
  return typed ? matchKeys(bindings, '', chord) : null
}
