/** Encodings a person may name when the bytes alone cannot tell: the text of old Macs and of DOS looks like Windows text. */
export const NAMED_ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-15', 'macintosh', 'ibm850'] as const
export type NamedEncoding = (typeof NAMED_ENCODINGS)[number]

/** What bytes 0x80 to 0xFF are in IBM code page 850, which no decoder of the platform knows. */
const IBM_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0'

const decoders = new Map<NamedEncoding, TextDecoder>()

/** Bytes as the text of the encoding named. What is no letter of it comes out as the replacement character. */
export function decodeAs(encoding: NamedEncoding, bytes: Uint8Array): string {
  if (encoding === 'ibm850') {
    let text = ''
    for (const byte of bytes) text += byte < 128 ? String.fromCharCode(byte) : IBM_850[byte - 128]
    return text
  }
  let decoder = decoders.get(encoding)
  if (!decoder) decoders.set(encoding, (decoder = new TextDecoder(encoding)))
  return decoder.decode(bytes)
}
