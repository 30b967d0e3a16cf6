import type { Letterhead } from '../correspondence/index.ts'
import { LANGS, say } from '../kernel/wording.ts'
import { h, type Piece } from '../platform/page/html.ts'
import type { PageReply } from '../platform/page/page-server.ts'
import { languageNames } from '../platform/page/plain-page.ts'
import { pageWording as words } from './page-wording.ts'
import type { Visit } from './visit.ts'

/** A page of a customer, in the look of its creditor. `path` is its own address, for the other language. */
export function portalPage(
  visit: Visit,
  { organisation, isDemo }: Letterhead,
  path: string,
  title: string,
  body: Piece,
): PageReply {
  const { lang } = visit
  const { look } = organisation
  const plain = visit.at('').split('?')[0]!
  const href = (one: string) => `${plain}${path}${path.includes('?') ? '&' : '?'}lang=${one}`
  return {
    page: {
      lang,
      title,
      look: { name: organisation.name, colour: look.colour, logo: look.logo && `${plain}/logo` },
      languages: LANGS.map((one) => ({ lang: one, name: languageNames[one], href: href(one) })),
      languagesName: say(lang, words.languages),
      body: h`${isDemo ? h`<p class="demo">${say(lang, words.demo)}</p>` : null}${body}`,
      foot: h`<p>${say(lang, words.linkIsYours, { day: visit.expiresOn })}</p>
<p>${say(lang, words.recorded, { organisation: organisation.name })}</p>
<p>${[organisation.name, ...organisation.addressLines].join(' · ')}</p>`,
    },
  }
}

/** The way back, above the heading of every page but the first. */
export const wayBack = (visit: Visit): Piece =>
  h`<p class="back"><a href="${visit.at('')}">← ${say(visit.lang, words.goBack)}</a></p>`
