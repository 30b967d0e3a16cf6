import { expect, test } from 'vitest'
import { splitText } from './new-text.ts'

/** Only what the author wrote is read: a reminder quoted below must never answer for the customer. */
const own = (...lines: string[]) => splitText(lines.join('\n')).own

test('what is repeated below is cut, as each mail program introduces it', () => {
  expect(own('Oui.', '', 'Le lun. 2 mars 2026 à 09:00, Atelier <a@b.example> a écrit :', '> Payez.')).toBe('Oui.')
  expect(own('Yes.', '', 'On Mon, 2 Mar 2026 at 09:00, Atelier', '<a@b.example> wrote:', '> Pay.')).toBe('Yes.')
  expect(own('Oui.', '-----Message d’origine-----', 'De : Atelier', 'Envoyé : lundi', 'Payez.')).toBe('Oui.')
  expect(
    own(
      'Oui.',
      '',
      'De : Atelier <a@b.example>',
      'Envoyé : lundi 2 mars 2026',
      'À : nous',
      'Objet : Relance',
      '',
      'Payez.',
    ),
  ).toBe('Oui.')
  expect(own('Yes.', '________________________________', 'From: Atelier', 'Sent: Monday', 'Pay.')).toBe('Yes.')
})

test('answers between or below quoted lines are kept, signatures are not', () => {
  expect(own('Le 2 mars 2026 à 09:00, Atelier a écrit :', '> Payez.', '', 'Vendredi.')).toContain('Vendredi.')
  expect(own('Oui.', '-- ', 'Anne', '02 99 00 00 00')).toBe('Oui.')
  expect(own('Oui.', '', 'Envoyé de mon iPhone')).toBe('Oui.')
  expect(own('De : nous à vous, un grand merci.')).toBe('De : nous à vous, un grand merci.')
})

test('a mail built to exhaust its reader is read like another', () => {
  expect(own('Oui.', 'Le 2 mars 2026 à 09:00, Atelier a écrit :', '\n'.repeat(150_000))).toBe('Oui.')
  expect(own(`Oui.${' '.repeat(150_000)}x`, `${'\u00a0'.repeat(150_000)}x`)).toContain('Oui.')
})
