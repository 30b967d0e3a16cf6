import { newId } from '../src/kernel/ids.ts'
import { portalRoutes } from '../src/portal/contract.ts'
import type { Story } from '../tools/testing/story.ts'

/** Somebody with a link and no account, as stories about the customer's page need them. */
export type Debtor = {
  readonly path: string
  get(page?: string): Promise<Shown>
  /** Posts a form as a browser does; a new token unless one is given. */
  post(page: string, fields: Fields, headers?: Record<string, string>): Promise<Shown>
}
type Fields = Readonly<Record<string, string | readonly string[] | File>>
export type Shown = {
  readonly status: number
  readonly headers: Headers
  /** What it says, with plain spaces and without its markup. */
  readonly text: string
  readonly html: string
  readonly to: string | null
}

const HOST = 'localhost:4780'

export function debtorAt(story: Story, address: string, from = '203.0.113.7'): Debtor {
  const { pathname } = new URL(address)
  const ask = async (url: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Shown> => {
    const headers = { host: HOST, 'x-quittance-client': from, 'accept-language': 'fr', ...init.headers }
    const response = await story.app.app.request(`http://${HOST}${url}`, { ...init, headers })
    const html = await response.text()
    const to = response.headers.get('location')
    return { status: response.status, headers: response.headers, html, to, text: textOf(html) }
  }
  return {
    path: pathname,
    get: (page = '') => ask(page.startsWith('/p') && page.includes(pathname) ? page : `${pathname}${page}`),
    async post(page, fields, headers = {}) {
      const form = new FormData()
      for (const [name, value] of Object.entries({ token: newId(story.now()), ...fields }))
        for (const one of Array.isArray(value) ? value : [value]) form.append(name, one as string)
      return ask(`${pathname}${page}`, {
        method: 'POST',
        body: form,
        headers: { origin: `http://${HOST}`, ...headers },
      })
    },
  }
}

/** A link given by hand to a customer's page, and who holds it. */
export async function debtorOf(story: Story, customerId: string): Promise<Debtor & { readonly linkId: string }> {
  const { id, address } = await story.owner.call(portalRoutes.giveLink, { params: { id: customerId } })
  return { ...debtorAt(story, address), linkId: id }
}

export const portalOf = (story: Story, customerId: string) =>
  story.owner.call(portalRoutes.customerPortal, { params: { id: customerId } })

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

const textOf = (html: string): string =>
  html
    .replace(/<(style|script|head)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity]!)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim()
