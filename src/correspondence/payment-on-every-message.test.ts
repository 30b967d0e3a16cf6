import { spawnSync } from 'node:child_process'
import { afterAll, expect, it } from 'vitest'
import { openPdfPress } from '../platform/pdf/pdf-press.ts'
import { isRfReference } from './epc-qr.ts'
import { facts, letterOf } from './fixtures.ts'
import { renderLetter } from './letter.ts'
import { renderMail } from './mail.ts'
import { RECIPIENT_KINDS, TONES } from './model.ts'

/** Every message that asks for money says how to pay it so that the payment is known again; one that announces a debit never does. */

const press = openPdfPress({ workers: 1 })
afterAll(() => press.close())

const MESSAGES = (['fr', 'en'] as const).flatMap((lang) =>
  TONES.flatMap((tone) => RECIPIENT_KINDS.map((kind) => ({ lang, tone, kind }))),
)
const plain = (text: string): string => text.replace(/[\s\u00a0\u202f\u200b]+/g, ' ')

it('bears an RF reference and an EPC code that say the same, in mails of every tone, language and kind of reader', async () => {
  for (const { lang, tone, kind } of MESSAGES) {
    const letter = letterOf(facts(tone, kind, lang))
    const { payment } = letter.data
    const mail = await renderMail(letter.data, letter.text)
    const codes = mail.attachments.filter((file) => file.cid === 'qr@quittance')
    if (tone === 'debit_notice') {
      expect([tone, payment, codes.length]).toEqual([tone, null, 0])
      continue
    }
    const { reference, epc } = payment!
    expect([tone, lang, kind, isRfReference(reference), codes.length]).toEqual([tone, lang, kind, true, 1])
    expect(epc!.split('\n').slice(0, 4)).toEqual(['BCD', '002', '1', 'SCT'])
    expect(epc!.split('\n')[9]).toBe(reference)
    for (const part of [mail.text, mail.html]) expect(plain(part)).toContain(reference)
  }
})

it('prints the same on letters', async () => {
  if (spawnSync('pdftotext', ['-v']).status !== 0) return console.warn('pdftotext is not installed')
  for (const tone of TONES) {
    const letter = letterOf(facts(tone))
    const { bytes } = await renderLetter(press, letter)
    const words = plain(spawnSync('pdftotext', ['-', '-'], { input: bytes }).stdout.toString('utf8'))
    const reference = letter.data.payment?.reference
    expect([tone, words.includes(reference ?? 'RF12R0001')]).toEqual([tone, tone !== 'debit_notice'])
  }
})
