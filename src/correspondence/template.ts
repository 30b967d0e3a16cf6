import type { Verdict } from '../kernel/verdict.ts'
import { accept, refuse } from '../kernel/verdict.ts'
import { frenchTypography, type Lang, say } from '../kernel/wording.ts'
import { agentMentions } from './agent-mentions.ts'
import { courtWord } from './court-words.ts'
import { lawParagraph } from './late-charges.ts'
import { printed } from './letter-wording.ts'
import { isSmsKey, type MessageData, type RecipientKind, type TemplateKey, toneOfKey } from './model.ts'
import { cleanValue, isVariable, VARIABLES, type VariableName } from './variables.ts'
import { wording } from './wording.ts'

/** What a user writes: plain paragraphs, `**bold**`, list lines `- `, `{{variables}}` and `{{blocks}}` alone on a line. */
export type Template = { readonly subject: string; readonly body: string }

/** Parts drawn by the product. The first four are added where an author leaves them out; `law` only where it is written. */
export const BLOCKS = ['table', 'total', 'payment', 'signature', 'law'] as const
export type BlockName = (typeof BLOCKS)[number]

type Piece = { readonly bold: boolean } & ({ readonly text: string } | { readonly variable: VariableName })
type Part =
  | { readonly kind: 'paragraph'; readonly lines: ReadonlyArray<readonly Piece[]> }
  | { readonly kind: 'list'; readonly entries: ReadonlyArray<readonly Piece[]> }
  | { readonly kind: BlockName }
export type ParsedTemplate = { readonly subject: readonly Piece[]; readonly body: readonly Part[] }

/** Text with its values in place. Still plain text: each medium escapes it in its own way. */
export type Run = {
  readonly text: string
  readonly bold: boolean
  /** A page of ours that these words open; a template has none, only what the product writes itself. */
  readonly url?: string
}
export type FilledBlock =
  | { readonly kind: 'paragraph'; readonly lines: ReadonlyArray<readonly Run[]> }
  | { readonly kind: 'list'; readonly entries: ReadonlyArray<readonly Run[]> }
  | { readonly kind: Exclude<BlockName, 'law'> }
export type FilledMessage = { readonly subject: string; readonly blocks: readonly FilledBlock[] }

export const MAX_SUBJECT = 200
export const MAX_BODY = 10_000
/** A text message is read on a telephone: four or five of the network at most. */
export const MAX_SMS_BODY = 600

type Place = { readonly part: 'subject' | 'body'; readonly line: number; readonly column: number }
const at = (place: Place): string => `${place.part}:${place.line}:${place.column}`

/** Reads a template; a refusal names the part, the line and the column at fault. */
export function parseTemplate(template: Template): Verdict<ParsedTemplate> {
  const subjectText = template.subject.trim()
  for (const [part, text, max] of [
    ['subject', subjectText, MAX_SUBJECT],
    ['body', template.body.trim(), MAX_BODY],
  ] as const) {
    if (text === '') return refuse('template_empty', wording.templateEmpty, { part }, part)
    if (text.length > max)
      return refuse('template_too_long', wording.templateTooLong, { part, length: text.length, max }, part)
  }
  if (/[\r\n]/.test(subjectText)) return refuse('subject_lines', wording.subjectLines, {}, 'subject')
  const subject = parseLine(subjectText, { part: 'subject', line: 1, column: 1 })
  if (!subject.ok) return subject
  const body = parseBody(template.body)
  return body.ok ? accept({ subject: subject.value, body: withOmittedBlocks(body.value) }) : body
}

function parseBody(text: string): Verdict<Part[]> {
  const parts: Part[] = []
  let open: { kind: 'paragraph' | 'list'; lines: Piece[][] } | null = null
  const flush = () => {
    if (open?.kind === 'paragraph') parts.push({ kind: 'paragraph', lines: open.lines })
    if (open?.kind === 'list') parts.push({ kind: 'list', entries: open.lines })
    open = null
  }
  const rows = text.replace(/\r\n?/g, '\n').split('\n')
  for (const [index, raw] of rows.entries()) {
    const line = index + 1
    if (raw.trim() === '') {
      flush()
      continue
    }
    const block = /^\s*\{\{\s*(\w+)\s*\}\}\s*$/.exec(raw)?.[1]
    if (block && isBlock(block)) {
      flush()
      if (parts.some((part) => part.kind === block))
        return refuse('block_twice', wording.blockTwice, { part: 'body', name: block, line }, `body:${line}:1`)
      parts.push({ kind: block })
      continue
    }
    const isEntry = /^\s*- /.test(raw)
    const skipped = raw.length - raw.replace(isEntry ? /^\s*- / : /^\s+/, '').length
    const pieces = parseLine(raw.slice(skipped).trimEnd(), { part: 'body', line, column: skipped + 1 })
    if (!pieces.ok) return pieces
    const kind = isEntry ? 'list' : 'paragraph'
    if (open && (open as { kind: string }).kind !== kind) flush()
    open ??= { kind, lines: [] }
    open.lines.push(pieces.value)
  }
  flush()
  return accept(parts)
}

const isBlock = (name: string): name is BlockName => (BLOCKS as readonly string[]).includes(name)

/** One line into pieces: `**` toggles bold, `{{name}}` names a variable; a brace pair left over is refused. */
function parseLine(line: string, start: Place): Verdict<Piece[]> {
  const pieces: Piece[] = []
  let bold = false
  let boldFrom = start
  let done = 0
  for (const match of line.matchAll(/\*\*|\{\{\s*([^{}]*?)\s*\}\}|\{\{|\}\}/g)) {
    const place = { ...start, column: start.column + match.index }
    if (match.index > done) pieces.push({ text: line.slice(done, match.index), bold })
    done = match.index + match[0].length
    const name = match[1]
    if (match[0] === '**') {
      bold = !bold
      boldFrom = place
    } else if (name === undefined) {
      return refuse('braces_unbalanced', wording.bracesUnbalanced, place, at(place))
    } else if (isBlock(name)) {
      return refuse('block_misplaced', wording.blockMisplaced, { ...place, name }, at(place))
    } else if (!isVariable(name)) {
      const near = nearest(name)
      return refuse(
        'variable_unknown',
        wording.variableUnknown,
        { ...place, name: name.slice(0, 60), near: near ? ` (${near} ?)` : '' },
        at(place),
      )
    } else {
      pieces.push({ variable: name, bold })
    }
  }
  if (bold) return refuse('bold_unbalanced', wording.boldUnbalanced, boldFrom, at(boldFrom))
  if (done < line.length) pieces.push({ text: line.slice(done), bold })
  return accept(pieces)
}

/** The known variable that shares the most letter pairs with a mistyped one, when they share at least half. */
function nearest(name: string): string | null {
  const pairs = (text: string) => new Set([...text].map((_, index) => text.slice(index, index + 2)))
  const wanted = pairs(name.toLowerCase())
  const scored = Object.keys(VARIABLES).map((known) => {
    const own = pairs(known)
    return { known, score: [...own].filter((pair) => wanted.has(pair)).length / Math.max(own.size, wanted.size) }
  })
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score >= 0.5 ? best.known : null
}

/** Blocks the author left out come where a reader expects them: table, total and payment before the signature, which ends. */
function withOmittedBlocks(parts: readonly Part[]): Part[] {
  const has = (name: BlockName) => parts.some((part) => part.kind === name)
  const missing: Part[] = (['table', 'total', 'payment'] as const)
    .filter((name) => !has(name))
    .map((kind) => ({ kind }))
  const signatureAt = parts.findIndex((part) => part.kind === 'signature')
  if (signatureAt < 0) return [...parts, ...missing, { kind: 'signature' }]
  return [...parts.slice(0, signatureAt), ...missing, ...parts.slice(signatureAt)]
}

/** What may not be saved for a tone and a kind of recipient, beyond what the grammar refuses. */
export function checkTemplate(template: Template, key: TemplateKey, kind: RecipientKind): Verdict<ParsedTemplate> {
  const parsed = parseTemplate(template)
  if (!parsed.ok) return parsed
  if (isSmsKey(key)) {
    const block = /\{\{\s*(table|total|payment|signature|law)\s*\}\}/.exec(template.body)?.[1]
    if (block) return refuse('block_in_text', wording.blockInText, { name: block }, 'body')
    if (template.body.length > MAX_SMS_BODY)
      return refuse(
        'template_too_long',
        wording.templateTooLong,
        { part: 'body', length: template.body.length, max: MAX_SMS_BODY },
        'body',
      )
  }
  const tone = toneOfKey(key)
  const text = `${template.subject}\n${template.body}`
  if (tone === 'formal_notice' && !/mise en demeure|mettons en demeure/i.test(text))
    return refuse('notice_words', wording.noticeWords)
  const courtly = courtWord(text)
  if (courtly) return refuse('court_words', wording.courtWords, { found: courtly })
  const claim = /indemnit[ée]s? forfaitaires?|fixed recovery indemnity|[LD]\.? ?441-\d+/i.exec(text)?.[0]
  if (kind === 'consumer' && claim)
    return refuse('consumer_template_charges', wording.consumerTemplateCharges, { found: claim })
  return parsed
}

/** The template with the values of one message; refuses when a variable it names has none. */
export function fillTemplate(template: ParsedTemplate, data: MessageData): Verdict<FilledMessage> {
  const lang = data.recipient.lang
  const values = new Map<VariableName, string>()
  for (const name of variablesOf(template)) {
    const value = VARIABLES[name].value(data)
    if (typeof value !== 'string')
      return refuse('value_unknown', wording.valueUnknown, { name, why: say(lang, value) }, name)
    values.set(name, cleanValue(value))
  }
  const fill = (pieces: readonly Piece[]): Run[] =>
    pieces.map((piece) => ({
      bold: piece.bold,
      text: 'text' in piece ? typeset(lang, piece.text) : (values.get(piece.variable) ?? ''),
    }))
  const subject = fill(template.subject)
    .map((run) => run.text)
    .join('')
  const blocks = template.body.flatMap((part): FilledBlock[] => {
    if (part.kind === 'paragraph') return [{ kind: 'paragraph', lines: part.lines.map(fill) }]
    if (part.kind === 'list') return [{ kind: 'list', entries: part.entries.map(fill) }]
    if (part.kind !== 'law') return [{ kind: part.kind }]
    const paragraph = lawParagraph(data)
    return paragraph ? [{ kind: 'paragraph', lines: [[{ text: paragraph, bold: false }]] }] : []
  })
  const { head, foot } = agentMentions(data)
  const before = (kinds: readonly FilledBlock['kind'][], texts: readonly string[], within: readonly FilledBlock[]) =>
    within.toSpliced(
      within.findIndex(({ kind }) => kinds.includes(kind)),
      0,
      ...paragraphs(texts),
    )
  const withAgent = [...paragraphs(head), ...before(['payment', 'signature'], foot, blocks)]
  return accept({ subject, blocks: before(['signature'], leftOutOf(data), withAgent) })
}

/** What stands in a message by rule, whatever its author wrote. */
const paragraphs = (texts: readonly string[]): FilledBlock[] =>
  texts.map((text) => ({ kind: 'paragraph', lines: [[{ text, bold: false }]] }))

/** What the message does not carry of the documents that it speaks of, and where they are. */
function leftOutOf({ enclosed, payUrl, recipient }: MessageData): string[] {
  if (!enclosed || enclosed.leftOut === 0) return []
  return [say(recipient.lang, payUrl ? printed.leftOutOfPage : printed.leftOutToAsk, enclosed)]
}

const typeset = (lang: Lang, text: string): string => {
  const clean = text.toWellFormed().replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, ' ')
  return lang === 'fr' ? frenchTypography(clean) : clean.replace(/(\p{L})'/gu, '$1’')
}

function variablesOf(template: ParsedTemplate): Set<VariableName> {
  const lines = template.body.flatMap((part) =>
    part.kind === 'paragraph' ? part.lines : part.kind === 'list' ? part.entries : [],
  )
  const found = new Set<VariableName>()
  for (const piece of [template.subject, ...lines].flat()) if ('variable' in piece) found.add(piece.variable)
  return found
}
