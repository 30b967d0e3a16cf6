/** The letters under their accents: `Échéance n° 3` gives `Echeance n° 3`. For comparing names, never for writing them. */
export const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '')

/** A name as it is compared: without accents, case or punctuation. */
export const folded = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
