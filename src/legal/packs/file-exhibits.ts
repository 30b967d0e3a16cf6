import { type Refusal, Refused, refuse } from '../../kernel/verdict.ts'
import { LANGS, type Lang, say } from '../../kernel/wording.ts'
import type { Db } from '../../platform/db.ts'
import type { PdfPress } from '../../platform/pdf/pdf-press.ts'
import type { ChannelLimits } from './channels.ts'
import { changes, exhibitFiles, obstacles } from './court-wording.ts'
import { fileName } from './file-names.ts'
import { exhibitPdf } from './make-exhibit.ts'
import { MOST_PACK_BYTES } from './model.ts'
import type { NumberedExhibit } from './numbered.ts'
import type { PackText } from './pack-text.ts'
import { packTooLarge } from './pack-writer.ts'
import { inFrench } from './print-act.ts'
import { MEGABYTE } from './rules.ts'
import { partTitle, type StampedPdf, stampedPdf } from './stamp.ts'
import { channelNames, packWording as words } from './wording.ts'

/** A file of a pack before it is put into its sending. */
export type Filed = {
  readonly name: string
  readonly title: string
  readonly bytes: Uint8Array
  readonly pages: number
  readonly exhibitNo: number | null
  readonly notArchival: string
  readonly changed: string
  readonly originalSha256: string | null
}

/** Refusals told together: whoever mends one would only meet the next. */
const MOST_TOLD = 10

/**
 * The exhibits of a pack under their numbers, stamped, cut where the channel takes no more, named from the place `first` on. Throws
 * `Refused` with every exhibit that cannot be filed, by its name.
 */
export async function fileExhibits(
  { db, press, orgId }: { readonly db: Db; readonly press: PdfPress; readonly orgId: number },
  text: PackText,
  limits: ChannelLimits,
  first: number,
): Promise<{ readonly exhibits: readonly NumberedExhibit[]; readonly files: readonly Filed[] }> {
  const { organisation } = text.ground.letterhead
  const mostBytes = limits.fileMb === null ? null : limits.fileMb * MEGABYTE
  const stamping = { press, author: organisation.name, on: text.ground.on, mostBytes }
  const refused: Refusal[] = []
  const exhibits: NumberedExhibit[] = []
  const files: Filed[] = []
  let held = 0
  for (const one of text.exhibits) {
    try {
      const draws = await db.inOrg(orgId, (tx) => exhibitPdf(tx, press, text, one))
      const drawn = await draws()
      const parts = await stampedPdf(stamping, one, drawn.bytes)
      const changed = [...drawn.changed, changes.stamped, ...(parts.length > 1 ? [changes.split] : [])].join(', ')
      const filed = parts.map((part, place): Filed => {
        checkPage(one.title, part, limits)
        return {
          name: nameOf(one, first + files.length + place, place + 1, parts.length),
          title: partTitle(one.title, place + 1, parts.length),
          bytes: part.bytes,
          pages: part.pages,
          exhibitNo: one.no,
          notArchival: part.obstacle ? inFrench(obstacles[part.obstacle]) : '',
          changed,
          originalSha256: drawn.original,
        }
      })
      for (const { bytes } of filed) held += bytes.length
      // Exhibits wait in memory for the list that tells their pages: never more of them than a pack holds.
      if (held > MOST_PACK_BYTES) throw packTooLarge()
      files.push(...filed)
      const pages = filed.reduce((sum, part) => sum + part.pages, 0)
      exhibits.push({ ...one, pages, files: filed.map(({ name }) => name) })
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.code === 'pack_too_large') throw error
      refused.push(error.refusal)
    }
  }
  if (refused.length > 0) throw new Refused(together(refused))
  return { exhibits, files }
}

const nameOf = ({ no, kind, numbers, on }: NumberedExhibit, place: number, part: number, parts: number): string => {
  const cut = parts === 1 ? '' : `-partie-${part}`
  return fileName(place, `piece-${no}${cut}-${exhibitFiles[kind]}`, numbers[0] ?? '', on)
}

function checkPage(title: string, { bytes, from }: StampedPdf, { channel, fileMb }: ChannelLimits): void {
  if (fileMb === null || bytes.length <= fileMb * MEGABYTE) return
  throw new Refused(tooLarge(words.exhibitTooLarge, { title, page: from + 1 }, bytes.length, { channel, fileMb }))
}

/** That something weighs more than its channel takes, in both languages. */
export function tooLarge(
  sentence: { readonly fr: string; readonly en: string },
  params: Readonly<Record<string, string | number>>,
  bytes: number,
  { channel, fileMb }: Pick<ChannelLimits, 'channel' | 'fileMb'>,
): Refusal {
  const told = (lang: Lang) => sentence[lang].replace('{channel}', say(lang, channelNames[channel]))
  const size = Math.ceil(bytes / (MEGABYTE / 10)) / 10
  return refuse('exhibit_too_large', { fr: told('fr'), en: told('en') }, { ...params, size, limit: fileMb ?? 0 })
    .refusal
}

/** One that is refused is told as it is; several in one sentence each. */
function together(refused: readonly Refusal[]): Refusal {
  const [only] = refused
  if (refused.length === 1) return only!
  const told = (lang: Lang): string => {
    const shown = refused.slice(0, MOST_TOLD).map(({ sentence, params }) => say(lang, sentence, params))
    const list = [...shown, ...(refused.length > MOST_TOLD ? ['…'] : [])].join(' ')
    // What people write may hold a brace: a sentence that was put together has no places left to fill.
    return say(lang, words.exhibitsRefused, { count: refused.length, list }).replace(/[{}]/g, '')
  }
  const [fr, en] = LANGS.map(told)
  return refuse('exhibits_refused', { fr: fr!, en: en! }).refusal
}
