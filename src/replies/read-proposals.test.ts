import { expect, test } from 'vitest'
import type { LocalDate } from '../kernel/calendar.ts'
import { readProposals } from './read-proposals.ts'

/** Written on Thursday 5 March 2026. */
const read = (text: string) =>
  readProposals({ subject: '', text, sentOn: '2026-03-05' as LocalDate, isMachine: false }).map(
    ({ quote: _, currency: __, ...said }) => said,
  )

test.each([
  ['Nos virements partent le 5 et le 20, le vôtre sera dans celui du 20.', '2026-03-20'],
  ['Je touche ma paie le 28, je vous fais le virement le lendemain.', '2026-03-29'],
  ['La mairie nous verse l’aide le 18 mars, nous vous payons dès le lendemain, le 19.', '2026-03-19'],
  ['Nous vous paierons un tiers le 12 mars et le solde fin avril.', '2026-03-12'],
])('of several days the one that is meant is promised: %s', (text, on) => {
  expect(read(text)).toEqual([{ kind: 'promise', on }])
})

test.each([
  ['La facture a été réglée fin février.', '2026-02-28'],
  ['Payé le 12 du mois passé par chèque', '2026-02-12'],
  ['Virement fait vendredi dernier', '2026-02-27'],
  ['We paid this on the 3rd of last month.', '2026-02-03'],
])('a day that has passed is that of a payment, never of a promise: %s', (text, on) => {
  expect(read(text)).toEqual([{ kind: 'paid', on }])
})

test('the sum that is contested is not the one that is promised', () => {
  expect(read('Vous avez compté 45 € de trop, je vous vire le solde vendredi.')).toEqual([
    { kind: 'dispute', cause: 'price', cents: 4500 },
    { kind: 'promise', on: '2026-03-06' },
  ])
})

test.each([
  ['Votre mail n’a pas pu être remis à info@durand.example : adresse inconnue.', { kind: 'address_dead' }],
  ['Paul est parti ; l’adresse paul@x.example n’existe plus.', { kind: 'address_dead' }],
  [
    'L’adresse paul@x.example n’existe plus, écrivez à jean@x.example',
    { kind: 'address_dead', email: 'jean@x.example' },
  ],
  ['M. Petit a quitté la société, remplacé par Mme Roy (roy@x.example).', { kind: 'contact', email: 'roy@x.example' }],
  ['Jane retired in June, Mark has taken over: mark@x.example', { kind: 'contact', email: 'mark@x.example' }],
])('an abandoned address is never the one to write to: %s', (text, said) => {
  expect(read(text)).toEqual([said])
})

test.each([
  ['jai payer le 2 mars par virment', { kind: 'paid', on: '2026-03-02' }],
  ['vs aurez votre reglemnt lundi', { kind: 'promise', on: '2026-03-09' }],
  ['Notre chèque n’était pas parti. Il sera posté lundi.', { kind: 'promise', on: '2026-03-09' }],
  ['On procédera au paiement sous dix jours.', { kind: 'promise', on: '2026-03-15' }],
  ['We paid this.\n\nRegards,\nAnn\nWe never received the goods', { kind: 'paid' }],
  ['Mme Blanc a été remplacée par M. Noir.', { kind: 'contact' }],
])('hurried, by a pronoun or above a signature, it is read as it is meant: %s', (text, said) => {
  expect(read(text)).toEqual([said])
})

test.each([
  'Nous refusons de payer les pénalités de retard de 40 €.',
  'Votre ton est inadmissible.',
  'Notre imprimante est en panne, je ne peux pas éditer le chèque aujourd’hui.',
  'Nous étions absents hier, notre banque a changé ses règles.',
])('what only sounds like it is not proposed: %s', (text) => {
  expect(read(text)).toEqual([])
})

test('who answers meanwhile is named as a contact, a switchboard for what is urgent is not', () => {
  const away = { kind: 'absence', on: '2026-03-12' }
  expect(read('Absent jusqu’au 12 mars. Pour toute question : e.roy@x.example')).toEqual([
    { kind: 'contact', email: 'e.roy@x.example' },
    away,
  ])
  expect(read('Absent jusqu’au 12 mars. En cas d’urgence : accueil@x.example')).toEqual([away])
})
