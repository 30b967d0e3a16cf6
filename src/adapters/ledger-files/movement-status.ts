import { plainName } from './fec-shape.ts'

/** How lists of banks say that money has moved: beginnings of words, compared without case, accents and blanks. */
const MOVED = begins(
  'exécuté|effectué|réalisé|comptabilisé|complet|terminé|validé|réglé|réussi|succès|confirmé|finalisé',
  'executed|completed|settled|booked|posted|cleared|processed|succe|done|confirmed|finali',
  'gebucht|ausgeführt|abgeschlossen|contabiliz|ejecutad|eseguit|uitgevoerd|geboekt',
)
const MOVED_WORDS: ReadonlySet<string> = new Set(['book', 'acsc', 'accc', 'ok', 'paid', 'paye', 'payee', 'complete'])

/** And that it has not, not yet, or no longer. */
const NOT_MOVED = begins(
  'refus|rejet|annul|échou|échec|abandon|expir|en attente|en cours|attente|à venir|à exécuter|à valider|à confirmer|à régler|prévu|programm|planif|brouillon|suspendu|bloqué|initié|autoris|non exécut|non effectu|non abouti|non valid|non comptab|non réglé',
  'rejected|declined|cancel|failed|failure|revert|reversed|void|pending|processing|scheduled|planned|draft|initiated|created|await|waiting|authori|hold|on hold|blocked|suspended|unpaid|unsettled|not executed|not booked|not settled|not completed|incomplete|in progress|upcoming',
  'offen|vorgemerkt|abgelehnt|storniert|pendient|rechazad|anulad|in sospeso|rifiutat|annullat|in behandeling|geweigerd|geannuleerd',
)
const NOT_MOVED_WORDS: ReadonlySet<string> = new Set(['pdng', 'rjct', 'canc', 'info', 'futr'])

export type MovementStatus = 'moved' | 'not_moved' | 'unknown'

/** What a status says of its row. Nothing is said where nothing is written: that row stands like those of other banks. */
export function movementStatus(text: string): MovementStatus {
  const plain = plainName(text)
  if (NOT_MOVED.test(plain) || NOT_MOVED_WORDS.has(plain)) return 'not_moved'
  return plain === '' || MOVED.test(plain) || MOVED_WORDS.has(plain) ? 'moved' : 'unknown'
}

function begins(...lists: readonly string[]): RegExp {
  const words = lists.flatMap((list) => list.split('|')).map(plainName)
  return new RegExp(`^(?:${words.join('|')})`)
}
