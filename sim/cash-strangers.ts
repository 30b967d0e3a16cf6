import type { Random } from './random.ts'

/** Money that no customer owes us: who sends it and what the bank says. Public bodies by name, the others invented. */
export function strangerWords(random: Random, own: string): { name: string; text: string; cents: number } {
  const no = () => String(random.int(10_000, 9_999_999))
  const some = (median: number) => Math.max(500, Math.round(random.logNormal(median, 0.8)))
  return random.weighted<() => { name: string; text: string; cents: number }>([
    // Most firms that export, and all that invest, ask their VAT back monthly or quarterly.
    [9, () => ({ name: 'DGFIP', text: `REMBT CREDIT TVA 3519 ${no()}`, cents: Math.round(some(700_000) / 100) * 100 })],
    [
      14,
      () => ({
        name: own,
        text: random.pick(['VIREMENT INTERNE', 'VIR CPTE A CPTE', `ALIM CPTE ${no()}`]),
        cents: Math.round(some(1_500_000) / 100_000) * 100_000 + 100_000,
      }),
    ],
    [
      16,
      () => ({
        name: '',
        text: `REMISE CB ${no()} DU ${String(random.int(1, 20)).padStart(2, '0')}1126`,
        cents: some(45_000),
      }),
    ],
    [
      8,
      () => ({
        name: random.pick(['MUTUELLE VALDORGE ASSURANCES', 'ASSURANCES DES TROIS GUERETS', 'COURTAGE MONTBREZAC']),
        text: `INDEMNITE SINISTRE 2026S${no()}`,
        cents: some(180_000),
      }),
    ],
    [
      12,
      () => ({
        name: random.pick(['CPAM LOIRE ATLANTIQUE', 'CPAM ILLE ET VILAINE']),
        text: `IJ SUBROGATION ${no()} ${no()}`,
        cents: some(42_000),
      }),
    ],
    [4, () => ({ name: 'URSSAF', text: `REMBT TROP PERCU ${no()}`, cents: some(60_000) })],
    [
      10,
      () => ({
        name: random.pick(['FOURNITURES KERVAL', 'PAPETERIE DES GRANDS PRES', 'ENERGIES DU VAL', 'TELECOM ARMORIQUE']),
        text: `REMBT AVOIR ${no()}`,
        cents: some(9_000),
      }),
    ],
    [3, () => ({ name: '', text: `DEBLOCAGE PRET ${no()}`, cents: random.int(10, 300) * 1_000_00 })],
    // Bills of exchange left the books on the day they were handed in; what arrives is the bank's.
    [8, () => ({ name: '', text: `REMISE LCR ${random.int(2, 14)} EFFETS ${no()}`, cents: some(1_200_000) })],
    [5, () => ({ name: '', text: `INTERETS CREDITEURS AU 3${random.int(0, 1)}/10/2026`, cents: some(2_000) })],
    [4, () => ({ name: '', text: `ANNUL PRLV ${no()}`, cents: some(15_000) })],
    [
      4,
      () => ({
        name: `OPCO ${random.pick(['CONSTRUCTION', 'COMMERCE', 'DES SERVICES'])}`,
        text: `DOSSIER FORMATION ${no()}`,
        cents: some(80_000),
      }),
    ],
    [
      3,
      () => ({
        name: 'REGION PAYS DE LA LOIRE',
        text: `SUBVENTION DOSSIER ${no()}`,
        cents: Math.round(some(400_000) / 1_000) * 1_000,
      }),
    ],
  ])()
}
