import { type BitMatrix, create } from 'qrcode'

/** Shorter runs of digits cost more in the words that announce them than they save. */
const DIGITS = /(\d{8,})/

/**
 * The dark and light modules of a QR code; error correction M as EPC069-12 asks. Long runs of digits, such as those of an IBAN, are written
 * as numbers and the rest as UTF-8 bytes: as small as the best division, which took half of the time to be found.
 */
export function qrModules(text: string): BitMatrix {
  const segments = text
    .split(DIGITS)
    .map((data, index) =>
      index % 2 === 1
        ? { data, mode: 'numeric' as const }
        : { data: new TextEncoder().encode(data), mode: 'byte' as const },
    )
  return create(
    segments.filter(({ data }) => data.length > 0),
    { errorCorrectionLevel: 'M' },
  ).modules
}
