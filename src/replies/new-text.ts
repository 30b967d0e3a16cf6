/** What the author of a reply wrote, and what the reply repeats of the mails before it. */
export type SplitText = { readonly own: string; readonly quoted: string }

/** Lines with which mail programs introduce what they repeat, in French and English; the last may span two lines. */
const INTRODUCTIONS: readonly RegExp[] = [
  /^\s*-{2,}\s*(message d['’]origine|message original|message transféré|original message|forwarded message|e-mail d['’]origine)\s*-{2,}/i,
  /^\s*_{10,}\s*$/,
  /^\s*(le|on)\s.{4,160}(a écrit|wrote)\s*[:：]\s*$/i,
  /^\s*.{0,120}<[^<>\s]+@[^<>\s]+>\s*(a écrit|wrote|écrivait)\s*[:：]?\s*$/i,
  /^\s*\*?(de|from|expéditeur)\s*:\*?\s.*$/i,
]
const HEADER_LINE = /^\s*\*?(envoyé|sent|date|à|to|cc|objet|subject|répondre à|reply-to)\s*:\*?/i
const SIGNATURE =
  /^(-- ?|envoyé (de|depuis) mon .*|sent from my .*|get outlook for .*|télécharger outlook .*|obtenir outlook .*)\s*$/i

/**
 * Cuts a reply where it begins to repeat: at the introduction of a quotation, at a block of `>` that nothing of its own follows, at the
 * signature. Answers written between quoted lines are kept, the lines themselves are not.
 */
export function splitText(text: string): SplitText {
  const lines = text.split('\n')
  const end = lines.findIndex((line, at) => SIGNATURE.test(line.trim()) || isIntroduction(lines, at))
  const isCut = end >= 0 && !isAnswerBelow(lines, end)
  const own: string[] = []
  const quoted: string[] = []
  lines.forEach((line, at) => {
    const isQuoted = (isCut && at >= end) || /^\s*>/.test(line) || at === end
    ;(isQuoted ? quoted : own).push(line)
  })
  return { own: tidy(own), quoted: tidy(quoted) }
}

/** After « le … a écrit : » and only lines that begin with `>`, what is not quoted is an answer below or between. */
function isAnswerBelow(lines: readonly string[], end: number): boolean {
  if (SIGNATURE.test(lines[end]!.trim())) return false
  const after = lines.slice(end + 1).filter((line) => line.trim() !== '')
  const first = after.findIndex((line) => !/^\s*>/.test(line) && !/(a écrit|wrote)\s*:\s*$/i.test(line))
  return after.length > 0 && /^\s*>/.test(after[first === 0 ? 0 : Math.max(0, first - 1)] ?? '') && first > 0
}

function isIntroduction(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  const isFrom = INTRODUCTIONS.at(-1)!.test(line)
  // « De : » begins a quotation only above the other fields of a head: people write it in sentences too.
  if (isFrom) return lines.slice(at + 1, at + 5).some((next) => HEADER_LINE.test(next))
  const two = `${line} ${lines[at + 1] ?? ''}`
  return (
    INTRODUCTIONS.slice(0, -1).some((is) => is.test(line)) ||
    (/^\s*(le|on)\s/i.test(line) && INTRODUCTIONS[2]!.test(two))
  )
}

const tidy = (lines: readonly string[]): string =>
  lines
    .map((line) => line.replace(/(?<![\t\u00a0 ])[\t\u00a0 ]+$/, ''))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
