import { LANGS, type Lang } from '../../kernel/wording.ts'
import type { Piece } from './html.ts'
import type { Page } from './page.ts'
import type { PageCall } from './page-server.ts'

/** A page of nobody in particular: where no link was followed, nothing tells whose it might have been. */
const NOBODY = { name: 'Quittance', colour: '#1f3a5f', logo: null }

export const languageNames: Readonly<Record<Lang, string>> = { fr: 'Français', en: 'English' }

/** The language of a visitor: the one it chose, else its browser's. */
export const languageOf = (call: PageCall): Lang => call.chosen ?? call.spoken

export function plainPage(
  call: PageCall,
  { title, body, languagesName }: { readonly title: string; readonly body: Piece; readonly languagesName: string },
): Page {
  const { pathname } = new URL(call.request.url)
  return {
    lang: languageOf(call),
    title,
    look: NOBODY,
    languages: LANGS.map((one) => ({ lang: one, name: languageNames[one], href: `${pathname}?lang=${one}` })),
    languagesName,
    body,
    foot: null,
  }
}
