import { createHash } from 'node:crypto'
import mjml2html from 'mjml'
import { invariant } from '../kernel/invariant.ts'
import type { Lang } from '../kernel/wording.ts'

/** What the compiled layout depends on; everything else is filled in per message. */
export type Brand = {
  readonly colour: string
  readonly lang: Lang
  readonly hasLogo: boolean
  readonly isDemo: boolean
  readonly hasFooter: boolean
}

/** Places the layout leaves open. Filled in one pass, so that a value holding such a mark is never filled again. */
export type Mark = 'subject' | 'sender' | 'logo' | 'demo' | 'body' | 'footer'
const mark = (name: Mark): string => `%%${name}%%`

const compiled = new Map<string, Promise<string>>()
const MAX_LAYOUTS = 200

/** The HTML page for one brand, compiled once per look and language (2 to 5 ms) and kept. */
export function mailLayout(brand: Brand): Promise<string> {
  const key = createHash('sha256').update(JSON.stringify(brand)).digest('hex')
  let page = compiled.get(key)
  if (!page) {
    if (compiled.size >= MAX_LAYOUTS) compiled.delete(compiled.keys().next().value!)
    page = compile(brand)
    compiled.set(key, page)
  }
  return page
}

async function compile(brand: Brand): Promise<string> {
  invariant(/^#[0-9a-f]{6}$/i.test(brand.colour), 'a brand colour is #rrggbb')
  const source = `
<mjml lang="${brand.lang}">
  <mj-head>
    <mj-title>${mark('subject')}</mj-title>
    <mj-attributes>
      <mj-all font-family="'Source Sans 3', 'Segoe UI', Helvetica, Arial, sans-serif" />
      <mj-text font-size="15px" line-height="1.5" color="#1f2328" padding="0" />
      <mj-section padding="0 32px" />
      <mj-column padding="0" />
    </mj-attributes>
    <mj-style>@media (max-width:480px) { .wide { display: none !important } .page > table > tbody > tr > td { padding-left: 16px !important; padding-right: 16px !important } }</mj-style>
    <mj-raw><meta name="color-scheme" content="light only" /></mj-raw>
  </mj-head>
  <mj-body width="640px" background-color="#f3f4f5">
    ${
      brand.isDemo
        ? `<mj-section background-color="#fff4ce" padding="10px 32px"><mj-column><mj-text font-size="13px" align="center">${mark('demo')}</mj-text></mj-column></mj-section>`
        : ''
    }
    <mj-section css-class="page" background-color="#ffffff" border-top="4px solid ${brand.colour}" padding="24px 32px 8px">
      <mj-column>
        ${brand.hasLogo ? `<mj-text padding="0 0 8px">${mark('logo')}</mj-text>` : ''}
        <mj-text font-size="17px" font-weight="600" color="${brand.colour}">${mark('sender')}</mj-text>
      </mj-column>
    </mj-section>
    <mj-section css-class="page" background-color="#ffffff" padding="8px 32px 28px">
      <mj-column><mj-text>${mark('body')}</mj-text></mj-column>
    </mj-section>
    ${
      brand.hasFooter
        ? `<mj-section css-class="page" padding="16px 32px 32px"><mj-column><mj-text font-size="12px" line-height="1.45" color="#5b626a">${mark('footer')}</mj-text></mj-column></mj-section>`
        : ''
    }
  </mj-body>
</mjml>`
  const { html, errors } = await mjml2html(source, { fonts: {}, validationLevel: 'strict' })
  invariant(errors.length === 0, 'the mail layout is valid MJML')
  return html
}

/** The layout with its marks replaced; the values must be HTML already escaped. */
export const fillLayout = (page: string, values: Readonly<Record<Mark, string>>): string =>
  page.replace(/%%(\w+)%%/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as Mark] : whole))
