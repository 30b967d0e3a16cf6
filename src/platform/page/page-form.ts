import { zeroByteIn } from '../bad-input.ts'
import { wholeUpload } from '../upload.ts'

/** What a form may hold in all: a file of ten megabytes and the fields beside it. */
const MOST_BYTES = 11 << 20
/** The same without a file: texts and ticked documents. */
const MOST_PLAIN_BYTES = 512 << 10
/** Fields of a form; nobody ticks so many documents. */
const MOST_FIELDS = 5_000
/** Read to its end and thrown away up to here, so that the sender sees our answer instead of a broken line. */
const MOST_DRAINED = 64 << 20

/** What somebody sent from a page. */
export type PageForm = {
  /** The trimmed value of a field; empty when it is missing. */
  text(name: string): string
  /** Every value of a field: ticked boxes. */
  texts(name: string): readonly string[]
  /** A chosen file; null when none was. */
  file(name: string): { readonly name: string; readonly bytes: Buffer } | null
}

/** Why a form was not read. */
export type FormFault = 'too_large' | 'unreadable'

/** Reads a form, url-encoded or in parts, whole or not at all. */
export async function readForm(request: Request): Promise<PageForm | FormFault> {
  const type = request.headers.get('content-type') ?? ''
  const hasFiles = /^multipart\/form-data\b/i.test(type)
  const bytes = await wholeUpload(request.body, hasFiles ? MOST_BYTES : MOST_PLAIN_BYTES, MOST_DRAINED)
  if (bytes === null) return hasFiles ? 'too_large' : 'unreadable'
  let fields: FormData
  try {
    fields = await new Response(bytes as BodyInit, { headers: { 'content-type': type } }).formData()
  } catch {
    return 'unreadable'
  }
  const texts = new Map<string, string[]>()
  const files = new Map<string, { name: string; bytes: Buffer }>()
  let count = 0
  for (const [name, value] of fields) {
    if (++count > MOST_FIELDS) return 'unreadable'
    const known = texts.get(name)
    if (typeof value === 'string' && known) known.push(value.trim())
    else if (typeof value === 'string') texts.set(name, [value.trim()])
    else if (value.size > 0) files.set(name, { name: value.name, bytes: Buffer.from(await value.arrayBuffer()) })
  }
  if (zeroByteIn(Object.fromEntries(texts)) !== null) return 'unreadable'
  return {
    text: (name) => texts.get(name)?.[0] ?? '',
    texts: (name) => texts.get(name) ?? [],
    file: (name) => files.get(name) ?? null,
  }
}
