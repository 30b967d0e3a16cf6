/** Notices written here after the published form of the data set `annonces-commerciales`: no company of these exists. */

export type SampleNotice = {
  readonly no: number
  readonly publishedOn: string
  readonly siren: string
  readonly name: string
  readonly court?: string
  readonly family?: string
  readonly nature: string
  readonly judgedOn: string
  readonly told?: string
  readonly type?: 'annonce' | 'rectificatif' | 'annulation'
  /** The notice that it corrects or annuls. */
  readonly about?: { readonly publishedOn: string; readonly no: number }
}

/** The number of the issue of a day, as far as samples go: eight digits. */
const issueOf = (publishedOn: string): string =>
  `${publishedOn.slice(0, 4)}0${publishedOn.slice(5, 7)}${publishedOn.slice(9)}`

export const sampleId = ({ no, publishedOn }: { readonly no: number; readonly publishedOn: string }): string =>
  `A${issueOf(publishedOn)}${no}`

/** One record as the service gives it: JSON within JSON where it does so. */
export function sampleRecord(one: SampleNotice): Record<string, unknown> {
  const { type = 'annonce', about, court = 'Greffe du Tribunal de Commerce de RENNES' } = one
  const spaced = one.siren.replace(/(\d{3})(?=\d)/g, '$1 ')
  return {
    id: sampleId(one),
    publicationavis: 'A',
    publicationavis_facette: 'Bodacc A',
    parution: issueOf(one.publishedOn),
    dateparution: one.publishedOn,
    numeroannonce: one.no,
    typeavis: type,
    typeavis_lib: { annonce: 'Avis initial', rectificatif: 'Avis rectificatif', annulation: "Avis d'annulation" }[type],
    familleavis: 'collective',
    familleavis_lib: 'Procédures collectives',
    numerodepartement: '35',
    departement_nom_officiel: 'Ille-et-Vilaine',
    tribunal: court,
    commercant: one.name,
    ville: 'Rennes',
    cp: '35000',
    registre: [spaced, one.siren],
    listepersonnes: JSON.stringify({
      personne: {
        typePersonne: 'pm',
        numeroImmatriculation: { codeRCS: 'RCS', numeroIdentification: spaced, nomGreffeImmat: 'Rennes' },
        denomination: one.name,
      },
    }),
    jugement: JSON.stringify({
      type: 'initial',
      famille: one.family ?? "Jugement d'ouverture",
      nature: one.nature,
      date: one.judgedOn,
      complementJugement: one.told ?? '',
    }),
    parutionavisprecedent: about
      ? JSON.stringify({
          nomPublication: 'BODACC A',
          numeroParution: issueOf(about.publishedOn),
          dateParution: about.publishedOn,
          numeroAnnonce: about.no,
        })
      : null,
    url_complete: `https://www.bodacc.fr/pages/annonces-commerciales-detail/?q.id=id:${sampleId(one)}`,
  }
}
