import type { LocalDate } from '../../kernel/calendar.ts'
import { withoutAccents } from '../../kernel/plain-letters.ts'

/** Longest name of a file: portals cut longer ones. */
const MOST = 60

/** Letters, digits, hyphens: nothing that a court's portal may refuse. `œ` and `ß` have no plain letter of their own in Unicode. */
const plain = (text: string): string =>
  withoutAccents(text.replaceAll('œ', 'oe').replaceAll('Œ', 'OE').replaceAll('æ', 'ae').replaceAll('ß', 'ss'))
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/**
 * `07_facture_FA-2026-0142_20260415.pdf`: its place, what it is, its number and its day, in ASCII. Two files of one place cannot have one
 * name, whatever they are called; one whose day nobody knows says so.
 */
export function fileName(place: number, type: string, reference: string, on: LocalDate | null): string {
  const head = `${String(place).padStart(2, '0')}_${plain(type).toLowerCase()}`
  const day = on?.replaceAll('-', '') ?? 'sans-date'
  const room = MOST - head.length - day.length - '__.pdf'.length
  const cut = plain(reference).slice(0, Math.max(0, room)).replace(/-+$/, '')
  return `${[head, ...(cut === '' ? [] : [cut]), day].join('_')}.pdf`
}

/** What a whole archive is saved as. */
export const archiveName = (type: string, reference: string, on: LocalDate): string =>
  `${[plain(type), plain(reference).slice(0, 40), on.replaceAll('-', '')].filter(Boolean).join('_')}.zip`

/** `03_Facture-FA-142.pdf`: a file under its place, in ASCII, with the ending that it had. */
export function evidenceName(place: number, name: string): string {
  const [, ending = ''] = /\.([A-Za-z0-9]{1,5})$/.exec(name) ?? []
  const body = plain(ending ? name.slice(0, -ending.length - 1) : name).slice(0, MOST)
  return `${String(place).padStart(3, '0')}_${body || 'fichier'}${ending && `.${ending.toLowerCase()}`}`
}
