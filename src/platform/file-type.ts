/** What a file is, told by its first bytes and never by its name; null: nothing that is known here. */
export type FileKind = { readonly type: string } | 'executable' | null

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** Programs, and texts or archives that run when they are opened: ELF, Windows, macOS, Java, shortcuts, scripts. */
const PROGRAMS: readonly ((head: string) => boolean)[] = [
  (head) => head.startsWith('\x7fELF'),
  (head) => head.startsWith('MZ'),
  (head) =>
    ['\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'].some((mark) =>
      head.startsWith(mark),
    ),
  (head) => head.startsWith('L\0\0\0\x01\x14\x02\0'),
  (head) => head.startsWith('#!'),
  (head) => head.startsWith('\0asm'),
  (head) => /^\s*(@echo|<script|<\?php|<hta:)/i.test(head),
]

const MARKS: readonly (readonly [type: string, is: (head: string) => boolean])[] = [
  ['application/pdf', (head) => head.startsWith('%PDF-')],
  ['image/png', (head) => head.startsWith('\x89PNG\r\n\x1a\n')],
  ['image/jpeg', (head) => head.startsWith('\xff\xd8\xff')],
  ['image/gif', (head) => /^GIF8[79]a/.test(head)],
  ['image/webp', (head) => head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP'],
  ['image/tiff', (head) => head.startsWith('II*\0') || head.startsWith('MM\0*')],
  ['image/heic', (head) => head.slice(4, 8) === 'ftyp' && /^(heic|heix|mif1|msf1|hevc)/.test(head.slice(8, 12))],
  ['application/vnd.openxmlformats-officedocument', (head) => head.startsWith('PK\x03\x04') && isOffice(head)],
  [
    'application/vnd.oasis.opendocument',
    (head) =>
      head.startsWith('PK\x03\x04') && head.slice(30, 80).includes('mimetypeapplication/vnd.oasis.opendocument'),
  ],
]

/** An office document is an archive that begins with its own table of contents; any other archive may hold anything. */
const isOffice = (head: string): boolean =>
  /\[Content_Types\]\.xml|_rels\/\.rels|docProps\/|word\/|xl\/|ppt\//.test(head.slice(30, 120))

/**
 * The kind of a file as its bytes tell it. An old office file, an archive and a page of the web are no evidence that a reader can
 * open without risk: they are not known. Plain text, and mail as text, is what holds no control character.
 */
export function fileKind(bytes: Uint8Array): FileKind {
  const head = text(bytes.subarray(0, 1024))
  if (PROGRAMS.some((is) => is(head))) return 'executable'
  const mark = MARKS.find(([, is]) => is(head))
  if (mark) return mark[0].includes('openxmlformats') && hasMacros(bytes) ? 'executable' : { type: mark[0] }
  if (/^\s*<(!doctype|html|svg|\?xml)/i.test(head)) return null
  if (isText(bytes))
    return {
      type: /^(received|from|return-path|mime-version|date|subject):/im.test(head) ? 'message/rfc822' : 'text/plain',
    }
  return null
}

/** A workbook or a document that runs code keeps it in a part of this name; names in an archive are written as they are. */
const hasMacros = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('vbaProject.bin')

function isText(bytes: Uint8Array): boolean {
  try {
    const whole = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !/(?![\t\n\f\r])\p{Cc}/u.test(whole)
  } catch {
    // Older mail programs write one byte a letter: such a text holds no control character either.
    return !bytes.some((byte) => byte < 9 || (byte > 13 && byte < 32) || byte === 11 || (byte >= 0x7f && byte < 0xa0))
  }
}
