import { expect, test } from 'vitest'
import { readMail } from './read-mail.ts'

/** An HTML body of so many letters, as a mail carries it. */
const htmlMail = (html: string): Buffer =>
  Buffer.from(`From: a@b.example\r\nSubject: Relance\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${html}`)
const MB = 1 << 20

test('HTML says what its author wrote', async () => {
  const mail = await readMail(htmlMail('<style>p{}</style><p>Nous réglons <b>vendredi</b>.</p><p>Anne&nbsp;L.</p>'))
  expect(mail).toMatchObject({ isTextCut: false })
  expect(mail!.text.replace(/\s+/g, ' ').trim()).toBe('Nous réglons vendredi. Anne L.')
})

/** Read whole, the nested ones would take minutes and end in an overflow. */
test.each([
  ['nested tables', '<table><tr><td>'],
  ['a tag that never ends', '<div a="'],
])(
  'a body of 25 MB built of %s is read to a bound, begins with what it says and tells that it is cut',
  async (_, unit) => {
    const mail = await readMail(htmlMail(`<p>Je conteste la facture.</p>${unit.repeat((25 * MB) / unit.length)}`))
    expect(mail!.isTextCut).toBe(true)
    expect(mail!.text.trim().startsWith('Je conteste la facture.')).toBe(true)
    expect(mail!.text.length).toBeLessThanOrEqual(220_000)
  },
)
