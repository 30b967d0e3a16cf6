import type { LocalDate } from '../kernel/calendar.ts'
import { type Lang, say } from '../kernel/wording.ts'
import type { PdfDocument } from '../platform/pdf/pdf-press.ts'
import { printed } from './letter-wording.ts'
import type { Letterhead } from './letterhead.ts'
import type { Logo } from './model.ts'
import { cleanValue } from './variables.ts'

export const logoFile = (logo: Logo): string => `logo.${logo.format}`

/** What every template reads of the sender and of the language it prints in. */
export const sheetHead = (lang: Lang, { organisation, isDemo }: Pick<Letterhead, 'organisation' | 'isDemo'>) => ({
  author: cleanValue(organisation.name),
  lang,
  region: lang === 'fr' ? 'FR' : 'GB',
  colour: organisation.look.colour,
  isDemo,
  demo: say(lang, printed.demo),
  logo: organisation.look.logo && logoFile(organisation.look.logo),
})

/** A sheet as the press takes it, with its sender's logo. */
export const sheetDocument = (
  template: string,
  data: object,
  logo: Logo | null,
  createdOn: LocalDate,
): PdfDocument => ({
  template,
  // The narrow no-break space of the font is too thin to part thousands; its plain space is already narrow.
  data: JSON.parse(JSON.stringify(data).replaceAll('\u202f', '\u00a0')),
  files: logo ? { [logoFile(logo)]: logo.bytes } : {},
  createdOn,
})

/** A column of a printed table: `wide` takes the room that is left, `figure` is set from the right. */
export const sheetColumn = (title: string, kind: 'wide' | 'figure' | '' = '') => ({
  title,
  wide: kind === 'wide',
  figure: kind === 'figure',
})
