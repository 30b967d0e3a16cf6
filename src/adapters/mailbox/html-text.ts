import { simpleParser } from 'mailparser'

/** What is read of an HTML body: people write a few thousand letters, programs around them a hundred thousand. */
const HTML_CHARS = 128 << 10
const TAG = /<[^<>]{0,2000}>/g

/** What an HTML body says as plain text; `isCut`: it is longer than what is read of it. Never throws. */
export async function htmlText(html: string): Promise<{ readonly text: string; readonly isCut: boolean }> {
  const read = html.slice(0, HTML_CHARS).toWellFormed()
  const isCut = html.length > HTML_CHARS
  try {
    const head = 'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n'
    const mail = await simpleParser(Buffer.from(head + Buffer.from(read).toString('base64')), {
      skipImageLinks: true,
      skipTextToHtml: true,
    })
    return { text: mail.text ?? '', isCut }
  } catch {
    // Nested beyond what its reader bears: what stands between its tags is its text.
    return { text: read.replace(TAG, ' '), isCut }
  }
}
