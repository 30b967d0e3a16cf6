import { colleaguesRoutes } from '../src/colleagues/contract.ts'
import { correspondenceRoutes } from '../src/correspondence/contract.ts'
import { profileRoutes } from '../src/parties/profile-contract.ts'
import type { Story } from '../tools/testing/story.ts'

/** What stories about colleagues do again and again: the people themselves, their mails, and the page that a link opens. */

const HOST = 'http://localhost:4780'

export const newColleague = async (story: Story, name: string, role: 'sales' | 'after_sales' = 'sales') =>
  (
    await story.owner.call(profileRoutes.addColleague, {
      body: { name, role, email: `${name.split(' ')[0]!.toLowerCase()}@atelier.example`, phone: '' },
    })
  ).id

/** Mails that left to an address, oldest first, in plain text. */
export async function mailsTo(story: Story, address: string): Promise<{ subject: string; text: string }[]> {
  const { rows } = await story.owner.call(correspondenceRoutes.messages, { query: {} })
  const mails = []
  for (const row of rows.filter((one) => one.toAddress === address && one.state === 'sent').toReversed()) {
    const { mail } = await story.owner.call(correspondenceRoutes.message, { params: { id: row.id } })
    mails.push({ subject: row.subject, text: mail!.text })
  }
  return mails
}

/** The paths of the links of a mail, in their order. */
export const linksIn = (text: string): string[] =>
  [...text.replaceAll('\n', ' ').matchAll(/http:\/\/localhost:4780(\/q\/[0-9a-z-]+)/g)].map(([, path]) => path!)

export type Page = { readonly status: number; readonly text: string; readonly html: string; key(act: string): string }

/** A colleague at a telephone: no account, no cookie, no script. */
export async function openPage(story: Story, path: string): Promise<Page> {
  return pageFrom(
    await story.app.app.request(`${HOST}${path}`, { headers: { 'accept-language': 'fr', host: 'localhost:4780' } }),
  )
}

async function pageFrom(response: Response): Promise<Page> {
  const html = await response.text()
  return {
    status: response.status,
    html,
    text: html
      .replace(/<(style|script)[^>]*>[\s\S]*?<\/\1>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/&#39;/g, '’')
      .replace(/[\s\u00a0\u202f]+/g, ' ')
      .trim(),
    key: (act) =>
      new RegExp(`name="act" value="${act}"><input type="hidden" name="key" value="([^"]+)"`).exec(html)![1]!,
  }
}

/** Sends a form of the page and follows where it leads. */
export async function sendForm(
  story: Story,
  path: string,
  fields: Readonly<Record<string, string | File>>,
  origin = HOST,
): Promise<Page> {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const headers = { 'accept-language': 'fr', host: 'localhost:4780', origin }
  const response = await story.app.app.request(`${HOST}${path}`, { method: 'POST', headers, body })
  const to = response.headers.get('location')
  return response.status === 303 && to ? openPage(story, to) : pageFrom(response)
}

export const questionShown = (story: Story, id: string) =>
  story.owner.call(colleaguesRoutes.question, { params: { id } })
