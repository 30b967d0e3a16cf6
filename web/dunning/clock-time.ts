/** Minutes since midnight as `08:30`; 1440 is `24:00`, the end of the day. */
export const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Reads `8`, `8:30`, `08h30` or `24:00`; null when it is no time of day. */
export function minuteOf(text: string): number | null {
  const match = /^\s*(\d{1,2})(?:\s*[:hH]\s*(\d{2})?)?\s*$/.exec(text)
  if (!match) return null
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  return minutes < 60 && hours * 60 + minutes <= 1440 ? hours * 60 + minutes : null
}
