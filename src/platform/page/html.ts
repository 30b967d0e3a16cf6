import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

/** Text that is markup already: only `h` makes it, so that nothing read from anywhere is ever taken for markup. */
export type Html = HtmlEscapedString

/** What may stand in a page: text and numbers, which are escaped; markup; nothing; or a row of these. */
export type Piece = string | number | Html | null | undefined | false | readonly Piece[]

/** h`<p>${name}</p>`: markup with everything put into it escaped, in text and in quoted attributes alike. */
export const h = html as unknown as (strings: TemplateStringsArray, ...pieces: readonly Piece[]) => Html
