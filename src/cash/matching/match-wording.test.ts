import { describe, expect, test } from 'vitest'
import { day } from '../../kernel/calendar.ts'
import type { OpenLine } from '../lines/line-store.ts'
import type { Proposal } from '../model.ts'
import { DEFAULT_SETTING } from '../setting-store.ts'
import { documentKeys } from '../words/reference-key.ts'
import type { KeyHit } from './key-store.ts'
import { citedBy, citingOf } from './match-citations.ts'
import type { OpenItem } from './model.ts'
import { proposeMatches } from './propose-matches.ts'

/** What banks and payers really write, against the documents of one customer: euros by number, oldest first. */
const BOOKS = {
  'FA2026-0142': 1200,
  'FA2026-0143': 310.5,
  'FA2026-0150': 845.2,
  'FA2026-0151': 99,
  'AV2026-0007': -120,
}

const items: OpenItem[] = Object.entries(BOOKS).map(([documentNo, euros], place) => ({
  id: documentNo,
  customerId: 'C1',
  side: euros < 0 ? -1 : 1,
  kind: euros < 0 ? 'credit_note' : 'invoice',
  openCents: Math.round(Math.abs(euros) * 100),
  documentNo,
  issuedOn: day(`2026-09-${10 + place}`),
  dueOn: day(`2026-10-${10 + place}`),
}))

function proposed(label: string, remittance: readonly string[], euros: number): Proposal | undefined {
  const cents = Math.round(euros * 100)
  const line: OpenLine = {
    id: 'line',
    accountId: 'account',
    bookedOn: day('2026-11-18'),
    cents,
    currency: 'EUR',
    code: '',
    label,
    payerName: 'BATI SUD',
    payerIban: null,
    details: {
      ultimateName: '',
      remittance,
      creditorReference: '',
      documents: [],
      mandate: '',
      references: {},
      returnWords: '',
      instructed: null,
      feeCents: 0,
    },
  }
  const hits = new Map<number, KeyHit[]>()
  for (const { id, customerId, documentNo, side, openCents } of items)
    for (const key of documentKeys(documentNo)) {
      const hit = { key, itemId: id, customerId, documentNo, currency: 'EUR', side, openCents, amountCents: openCents }
      hits.set(key, [...(hits.get(key) ?? []), hit])
    }
  const citing = citingOf(line)
  const { open } = citedBy(line, citing, [], hits)
  const receipt = {
    lineId: line.id,
    bookedOn: line.bookedOn,
    cents,
    currency: 'EUR',
    instructed: null,
    said: citing.said,
    isRareAmount: true,
  } as const
  const payer = { how: 'same_name', words: 'BATI SUD', score: 1, isAmbiguous: false } as const
  const candidate = { customerId: 'C1', payer, items, citations: open.get('C1') ?? [], foreign: [], settled: [] }
  return proposeMatches(receipt, [candidate], new Set(), DEFAULT_SETTING)[0]
}

const settles = (proposal: Proposal | undefined): string[] => proposal?.parts.map(({ itemId }) => itemId).sort() ?? []

describe('what is written leads to the documents meant', () => {
  test.each<readonly [label: string, remittance: readonly string[], euros: number, documents: readonly string[]]>([
    ['VIR SEPA RECU BATI SUD', ['/RFB/FA2026-0142/REMI/REGLT FACTURE'], 1200, ['FA2026-0142']],
    ['VIR INST BATI SUD FA2026-0142', [], 1200, ['FA2026-0142']],
    // Cut at 31 characters, in the middle of the second number.
    ['VIR BATI SUD FA2026-0142 FA2026', [], 1510.5, ['FA2026-0142', 'FA2026-0143']],
    ['VIR SEPA RECU', ['FACT 142 143 ET 150'], 2355.7, ['FA2026-0142', 'FA2026-0143', 'FA2026-0150']],
    ['VIR SEPA RECU', ['REGLT FAC F142 ET F150 MOINS AVOIR 7'], 1925.2, ['AV2026-0007', 'FA2026-0142', 'FA2026-0150']],
    ['VIR SEPA RECU', ['FA2O26-OI42'], 1200, ['FA2026-0142']],
    ['VIR SEPA RECU', ['FACTURES 2026-142/143 DU 15/09/2026'], 1510.5, ['FA2026-0142', 'FA2026-0143']],
    ['VIR SEPA RECU', ['FA2026-0142 1 200,00 EUR FA2026-0143 310,50 EUR'], 1510.5, ['FA2026-0142', 'FA2026-0143']],
    ['VIR SEPA RECU', ['SOLDE DE TOUT COMPTE'], 2334.7, Object.keys(BOOKS).sort()],
    // A list cut at 140 characters: what it begins with, and all that is overdue.
    ['VIR SEPA RECU', ['FACTURES FA2026-0142 FA2026-0143 FA20'], 2334.7, Object.keys(BOOKS).sort()],
    // What is none of our numbers: SIRET, telephone, contract, cheque, a day written in one piece.
    ['VIR SEPA RECU', ['SIRET 73282932000074 FACT 150'], 845.2, ['FA2026-0150']],
    ['VIR SEPA RECU', ['TEL 0142010150 FA2026-0151'], 99, ['FA2026-0151']],
    ['VIR SEPA RECU', ['CONTRAT 142 DU 150926 FACT 143'], 310.5, ['FA2026-0143']],
    ['REM CHQ 0000142', [], 845.2, ['FA2026-0150']],
  ])('%s %s: %s €', (label, remittance, euros, documents) =>
    expect(settles(proposed(label, remittance, euros))).toEqual(documents),
  )
})

describe('what could mean something else is not certain', () => {
  const auto = new Set(DEFAULT_SETTING.autoClasses)
  test.each<readonly [remittance: string, euros: number]>([
    // It names one document and has the amount of another.
    ['FA2026-0143', 1200],
    ['ACOMPTE CDE 4500142', 1200],
    ['ACPTE FA2026-0142', 500],
    ['FA2026-0142 PARTIEL', 845.2],
    ['CONTRAT 142', 77],
    ['SIRET 14200001500151', 640],
  ])('%s, %s €', (remittance, euros) => {
    const proposal = proposed('VIR SEPA RECU', [remittance], euros)
    expect(proposal === undefined || proposal.isTied || !auto.has(proposal.class)).toBe(true)
  })
})
