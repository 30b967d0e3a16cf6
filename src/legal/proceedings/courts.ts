import type { CourtKind } from './model.ts'

/** A court with the postcodes of its district, whole or by their first figures. */
export type CourtRow = {
  readonly kind: CourtKind
  readonly name: string
  readonly address: string
  readonly postcode: string
  readonly city: string
  readonly covers: readonly string[]
}

type Told = readonly [name: string, postcode: string, city: string, covers: string]

const TAE = 'Tribunal des activités économiques de'
const TC = 'Tribunal de commerce de'

/**
 * Commercial courts whose district is sure by the postcode alone: those alone in their department, and the own town of others. The
 * courts for economic activities are those of law sheet §6.6. Elsewhere several courts share a department by communes: the court is
 * asked for, or comes from an imported table.
 */
const COMMERCIAL: readonly Told[] = [
  [`${TAE} Paris`, '75004', 'Paris', '75'],
  [`${TAE} Nanterre`, '92000', 'Nanterre', '92'],
  [`${TAE} Versailles`, '78000', 'Versailles', '78'],
  [`${TAE} Lyon`, '69003', 'Lyon', '6900'],
  [`${TAE} Marseille`, '13006', 'Marseille', '1300 1301'],
  [`${TAE} Nancy`, '54000', 'Nancy', '54000 54100'],
  [`${TAE} Limoges`, '87000', 'Limoges', '87'],
  [`${TAE} Auxerre`, '89000', 'Auxerre', '89000'],
  [`${TAE} Avignon`, '84000', 'Avignon', '84'],
  [`${TAE.replace(/ de$/, '')} du Mans`, '72000', 'Le Mans', '72'],
  [`${TAE.replace(/ de$/, '')} du Havre`, '76600', 'Le Havre', '76600 76610 76620'],
  [`${TAE} Saint-Brieuc`, '22000', 'Saint-Brieuc', '22'],
  [`${TC} Bobigny`, '93000', 'Bobigny', '93'],
  [`${TC} Créteil`, '94000', 'Créteil', '94'],
  [`${TC} Pontoise`, '95300', 'Pontoise', '95'],
  [`${TC} Rennes`, '35000', 'Rennes', '35000 35200 35700'],
  [`${TC} Nantes`, '44000', 'Nantes', '44000 44100 44200 44300'],
  [`${TC} Toulouse`, '31000', 'Toulouse', '31'],
  [`${TC} Bordeaux`, '33000', 'Bordeaux', '33000 33100 33200 33300 33800'],
  [`${TC} Montpellier`, '34000', 'Montpellier', '34000 34070 34080 34090'],
  [`${TC} Lille Métropole`, '59200', 'Tourcoing', '59000 59800 59200 59100'],
  [`${TC} Dijon`, '21000', 'Dijon', '21'],
  [`${TC} Grenoble`, '38000', 'Grenoble', '38000 38100'],
]

/** In Alsace and Moselle a chamber of the civil court sits in commercial matters (C. com. art. L731-1). */
const CHAMBERS: readonly Told[] = [
  ['Tribunal judiciaire de Strasbourg, chambre commerciale', '67000', 'Strasbourg', '67000 67100 67200'],
  ['Tribunal judiciaire de Colmar, chambre commerciale', '68000', 'Colmar', '68000'],
  ['Tribunal judiciaire de Mulhouse, chambre commerciale', '68100', 'Mulhouse', '68100 68200'],
  ['Tribunal judiciaire de Metz, chambre commerciale', '57000', 'Metz', '57000 57050 57070'],
]

export const SHIPPED_COURTS: readonly CourtRow[] = [...COMMERCIAL, ...CHAMBERS].map(
  ([name, postcode, city, covers]) => ({
    ...{ kind: 'commercial' as const, name, address: '', postcode, city, covers: covers.split(' ') },
  }),
)

/**
 * The court of a postcode: of those imported first, then of those shipped, the one that names most of its figures. Null where none
 * does, or where two of one table name as many: whoever asks is asked in turn.
 */
export function courtAt(imported: readonly CourtRow[], kind: CourtKind, postcode: string): CourtRow | null {
  const plain = postcode.replaceAll(/\s/g, '')
  if (plain === '') return null
  for (const table of [imported, SHIPPED_COURTS]) {
    const found = table
      .filter((court) => court.kind === kind)
      .map((court) => ({ court, figures: figuresOf(court, plain) }))
      .filter(({ figures }) => figures > 0)
      .toSorted((a, b) => b.figures - a.figures)
    if (found[0] && found[1]?.figures !== found[0].figures) return found[0].court
    if (found.length > 0) return null
  }
  return null
}

const figuresOf = ({ covers }: CourtRow, postcode: string): number =>
  Math.max(0, ...covers.filter((one) => postcode.startsWith(one)).map((one) => one.length))
