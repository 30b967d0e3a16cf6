import { expect, test } from 'vitest'
import { meaningOf } from './judgments.ts'

/** Natures of judgments as registries write them, and what each comes to. */
test.each([
  ["Jugement d'ouverture d'une procédure de redressement judiciaire", 'opening', 'receivership'],
  ['Jugement prononçant la liquidation judiciaire', 'opening', 'liquidation'],
  ['Jugement de conversion en liquidation judiciaire de la procédure de sauvegarde', 'conversion', 'liquidation'],
  ['Jugement convertissant le redressement judiciaire en liquidation judiciaire', 'conversion', 'liquidation'],
  ['Jugement arrêtant le plan de sauvegarde', 'plan', 'safeguard'],
  [
    'Jugement prononçant la résolution du plan de redressement et la liquidation judiciaire',
    'plan_resolved',
    'liquidation',
  ],
  ['Jugement mettant fin à la procédure de redressement judiciaire', 'ended', 'receivership'],
  ['Jugement de clôture pour insuffisance d’actif', 'closed_short', null],
  ['Jugement de clôture pour extinction du passif', 'closed_paid', null],
] as const)('%s', (nature, meaning, procedure) => {
  expect(meaningOf({ family: '', nature })).toEqual({ meaning, procedure })
})

test.each([
  'Jugement mettant fin à la période d’observation et prononçant la liquidation judiciaire',
  'Jugement mettant fin à la procédure de sauvegarde et ouvrant une procédure de redressement judiciaire',
  'Arrêt de la cour d’appel infirmant le jugement de clôture pour insuffisance d’actif',
  'Arrêt infirmant la conversion en liquidation judiciaire',
  'Jugement rejetant la demande de résolution du plan',
  'Jugement d’ouverture',
])('left to a person: %s', (nature) => {
  expect(meaningOf({ family: 'Jugement d’ouverture', nature }).meaning).toBe('unclear')
})
