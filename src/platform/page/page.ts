import { createHash } from 'node:crypto'
import { raw } from 'hono/html'
import type { Lang } from '../../kernel/wording.ts'
import { type Html, h, type Piece } from './html.ts'
import { pageFiles } from './page-files.ts'

/** What stands at the head of a page: whose it is, and in which colour (`#rrggbb`). */
export type PageLook = {
  readonly name: string
  readonly colour: string
  /** Address of the logo, on this very server. */
  readonly logo: string | null
}

/** A page made by the server alone: readable, and its forms usable, without any script. */
export type Page = {
  readonly lang: Lang
  readonly title: string
  readonly look: PageLook
  /** The same page in the other languages. */
  readonly languages: readonly { readonly lang: Lang; readonly name: string; readonly href: string }[]
  /** Names the row of languages to those who do not see it. */
  readonly languagesName: string
  readonly body: Piece
  readonly foot: Piece
}

/** The whole document and the headers it must leave with. */
export function documentOf(page: Page): { readonly text: string; readonly headers: Readonly<Record<string, string>> } {
  const colours = coloursOf(page.look.colour)
  const text = String(h`${raw('<!doctype html>')}
<html lang="${page.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no">
<title>${page.title} · ${page.look.name}</title>
<link rel="icon" href="data:,">
<style>${raw(colours)}</style>
<link rel="stylesheet" href="${pageFiles.style.address}">
<script src="${pageFiles.script.address}" defer></script>
</head>
<body>
${headOf(page)}
<main>${page.body}</main>
<footer>${page.foot}</footer>
</body>
</html>`)
  return { text, headers: headersWith(colours) }
}

const headOf = ({ look, lang, languages, languagesName }: Page): Html => h`<header class="top">
<div class="who">${look.logo ? h`<img src="${look.logo}" alt="${look.name}" class="logo">` : h`<span class="name">${look.name}</span>`}</div>
<nav aria-label="${languagesName}">${languages.map((one) =>
  one.lang === lang
    ? h`<span aria-current="true" lang="${one.lang}">${one.name}</span> `
    : h`<a href="${one.href}" lang="${one.lang}" hreflang="${one.lang}">${one.name}</a> `,
)}</nav>
</header>`

/** The one style that a page carries itself; the policy of the page allows it by its hash and no other. */
function coloursOf(colour: string): string {
  const brand = /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#1f3a5f'
  return `:root{--brand:${brand};--on-brand:${isDark(brand) ? '#ffffff' : '#101113'}}`
}

/** Whether white stands out on it better than black does (relative luminance, WCAG 2). */
function isDark(colour: string): boolean {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b! < 0.179
}

/** Nothing from elsewhere, no script but the one file, no frame, no trace in a cache, in a search engine or at another site. */
const headersWith = (inlineStyle: string): Record<string, string> => ({
  ...PRIVATE_HEADERS,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'self' 'sha256-${createHash('sha256').update(inlineStyle).digest('base64')}'`,
    "script-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
})

/** What every answer behind a link leaves with: a page, a file, or the way to another page. */
export const PRIVATE_HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  // The address is the key: other sites never see it.
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'strict-transport-security': 'max-age=15552000; includeSubDomains',
}
