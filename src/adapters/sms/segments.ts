/**
 * The alphabet of text messages (GSM 03.38, 3GPP TS 23.038 §6.2.1) and its extension, whose characters take two places. A message beyond it
 * is written in UCS-2, with less than half the room.
 */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const EXTENDED = new Set('^{}\\[~]|€')

/** Room in one message, and in each part of a longer one, which must carry its place. */
const ROOM = { gsm: { alone: 160, part: 153 }, ucs2: { alone: 70, part: 67 } } as const

export type SmsSize = {
  readonly encoding: 'gsm' | 'ucs2'
  /** Septets, or pairs of bytes. */
  readonly units: number
  /** How many messages the network carries, and the provider bills. */
  readonly segments: number
  /** What is left in the last of them. */
  readonly room: number
}

export function smsSize(text: string): SmsSize {
  const isGsm = [...text].every((letter) => BASIC.has(letter) || EXTENDED.has(letter))
  const encoding = isGsm ? 'gsm' : 'ucs2'
  const units = isGsm ? [...text].reduce((sum, letter) => sum + (EXTENDED.has(letter) ? 2 : 1), 0) : text.length
  const { alone, part } = ROOM[encoding]
  const segments = units <= alone ? 1 : Math.ceil(units / part)
  return { encoding, units, segments, room: (segments === 1 ? alone : segments * part) - units }
}

/** What has a plain twin in the alphabet: typeset apostrophes, quotes, dashes and spaces. */
const PLAIN: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '…': '...',
  '•': '-',
  œ: 'oe',
  Œ: 'OE',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\t': ' ',
}

/**
 * The text in the alphabet of the networks as far as its letters allow: an accent that the alphabet lacks is dropped (« ê », « ç »), which a
 * reader hardly sees and which keeps the message in one piece. Letters of other scripts stay as they are.
 */
export function inSmsAlphabet(text: string): string {
  return [...text.normalize('NFC').replace(/[«“] ?\u202f?|\u202f? ?[»”]/g, '"')]
    .map((letter) => {
      if (BASIC.has(letter) || EXTENDED.has(letter)) return letter
      const twin = PLAIN[letter]
      if (twin !== undefined) return twin
      const bare = letter.normalize('NFD').replace(/\p{M}/gu, '')
      return bare !== '' && [...bare].every((one) => BASIC.has(one)) ? bare : letter
    })
    .join('')
}
