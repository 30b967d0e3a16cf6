import { expect, test } from 'vitest'
import { readMail } from '../adapters/mailbox/read-mail.ts'
import { natureOf } from './bounces.ts'

/** Notices as servers write them: what became of which address, and which mail of ours it is about. */
const ID = '01890000-0000-7000-8000-000000000000@atelier.example'
const nature = async (lines: readonly string[]) => natureOf((await readMail(Buffer.from(lines.join('\r\n'))))!)

const report = (fields: readonly string[], type = 'delivery-status', returned = `Message-ID: <${ID}>`) => [
  'From: postmaster@outlook.example',
  'Subject: Non remis : relance',
  'MIME-Version: 1.0',
  `Content-Type: multipart/report; report-type=${type}; boundary="b"`,
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<p>Votre message est revenu.</p>',
  '--b',
  `Content-Type: message/${type}`,
  '',
  ...fields,
  '',
  '--b',
  'Content-Type: message/rfc822',
  '',
  'From: compta@atelier.example',
  returned,
  '',
  'Bonjour',
  '--b--',
]

test('Exchange: an address in capitals, its own words after the status', async () => {
  const read = await nature(
    report([
      'Reporting-MTA: dns;PR0P264.example',
      '',
      'Original-Recipient: rfc822;Compta@Batisud.example',
      'Final-recipient: RFC822;compta@batisud.example',
      'Action: failed',
      'Status: 5.1.10',
      'Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; not found',
    ]),
  )
  expect(read).toMatchObject({
    nature: 'bounce',
    bounce: {
      ids: [ID],
      isReport: true,
      recipients: [{ address: 'compta@batisud.example', isPermanent: true, status: '5.1.10' }],
    },
  })
})

test('given up after days of delay: what the server does counts, not the status of the delay', async () => {
  const fields = [
    'Reporting-MTA: dns; mx',
    '',
    'Final-Recipient: rfc822; a@b.example',
    'Action: failed',
    'Status: 4.4.7',
  ]
  expect(await nature(report(fields))).toMatchObject({
    bounce: { recipients: [{ isPermanent: true, status: '4.4.7' }] },
  })
  const delayed = fields.map((field) => field.replace('failed', 'delayed'))
  expect(await nature(report(delayed))).toMatchObject({ bounce: { recipients: [{ isPermanent: false }] } })
  const relayed = fields.map((field) => field.replace('failed', 'relayed'))
  expect(await nature(report(relayed))).toEqual({ nature: 'automatic' })
})

test('a complaint of the recipient (RFC 5965) names the mail it is about', async () => {
  const read = await nature(report(['Feedback-Type: abuse', 'User-Agent: fbl/1', 'Version: 1'], 'feedback-report'))
  expect(read).toEqual({ nature: 'complaint', ids: [ID] })
})

test('in words only: French and English, for good and for now; a person who writes of an undelivered parcel is a person', async () => {
  const spoken = (from: string, subject: string, text: string) =>
    nature([`From: ${from}`, `Subject: ${subject}`, 'Content-Type: text/plain; charset=utf-8', '', text])
  expect(
    await spoken('MAILER-DAEMON@mx.example', 'failure notice', '<x@y.example>:\n550 no such user here'),
  ).toMatchObject({
    nature: 'bounce',
    bounce: {
      isReport: false,
      recipients: [{ address: 'x@y.example', isPermanent: true, response: '550 no such user here' }],
    },
  })
  expect(
    await spoken(
      'postmaster@fai.example',
      'Message retardé',
      'Votre message n’a pas pu être remis à x@y.example ; il sera tenté de nouveau.',
    ),
  ).toMatchObject({ bounce: { recipients: [{ isPermanent: false }] } })
  expect(await spoken('anne@batisud.example', 'Colis', 'Le colis n’a pas pu être remis.')).toEqual({ nature: 'reply' })
})

test('fields of machines are heard; « no » and an ordinary precedence are not', async () => {
  const written = (field: string) => nature(['From: a@b.example', field, 'Subject: Re', '', 'Bonjour'])
  for (const field of ['Auto-Submitted: auto-replied', 'Precedence: bulk', 'X-Autoreply: yes'])
    expect(await written(field), field).toEqual({ nature: 'automatic' })
  for (const field of ['Auto-Submitted: no', 'Precedence: first-class', 'X-Mailer: Outlook'])
    expect(await written(field), field).toEqual({ nature: 'reply' })
})

test('a mail of endless blanks and endless words is read, and no word of it stays endless', async () => {
  const head = ['From: a@b.example', 'Content-Type: text/plain', 'Content-Transfer-Encoding: quoted-printable', '']
  const blanks = `${' '.repeat(3_000_000)}x`
  const mail = await readMail(Buffer.from([...head, `Oui.${'a'.repeat(100_000)}`, blanks].join('\r\n')))
  expect(mail!.text).toContain('Oui.')
  expect(Math.max(...mail!.text.split(/\s/).map(({ length }) => length))).toBe(1000)
})
