const shown = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** An instant as French services write it: `YYYY-MM-DD HH:mm:ss`, the time of Paris. */
export const parisTime = (at: Date): string => shown.format(at)

/** The instant of such a text; null when there is none, or when it is the zero of a database. */
export function fromParisTime(text: string | null | undefined): Date | null {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)$/.exec(text ?? '')
  if (!found || found[1]!.startsWith('0000')) return null
  const wanted = Date.parse(`${found[1]}T${found[2]}Z`)
  // What the clock of Paris shows at that instant taken for UTC is off by its offset; a second look settles the days it changes.
  let at = wanted
  for (let look = 0; look < 2; look++) at += wanted - Date.parse(`${parisTime(new Date(at)).replace(' ', 'T')}Z`)
  return new Date(at)
}
