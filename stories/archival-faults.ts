import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'

const named = (dict: PDFDict, name: string) => dict.lookup(PDFName.of(name))
const textOf = (value: unknown): string =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
const opened = (stream: unknown): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8') : ''

/** What of ISO 19005-2 can be held against a file without a validator: nothing, or each fault in a few words. */
export async function archivalFaults(bytes: Uint8Array): Promise<string[]> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { context, catalog } = document
  const { trailerInfo } = context
  const faults: string[] = []
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.push(fault)
  }
  const file = Buffer.from(bytes).toString('latin1')
  must(/^%PDF-1\.\d[\r\n]+%[\u0080-\u00ff]{4}/.test(file), 'no mark of a binary file')
  must(trailerInfo.ID instanceof PDFArray && trailerInfo.ID.size() === 2, 'no identifier')
  must(trailerInfo.Encrypt === undefined, 'encrypted')
  const intents = named(catalog, 'OutputIntents')
  const intent = intents instanceof PDFArray ? intents.lookup(0) : null
  must(intent instanceof PDFDict && named(intent, 'DestOutputProfile') instanceof PDFRawStream, 'no output intent')
  const packet = opened(named(catalog, 'Metadata'))
  must(/pdfaid:part(?:>|=")2/.test(packet) && /pdfaid:conformance(?:>|=")B/.test(packet), 'does not say what it is')
  const info = context.lookup(trailerInfo.Info)
  const title = info instanceof PDFDict ? textOf(named(info, 'Title')) : ''
  const decoded = packet.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code))).replace(/&amp;/g, '&')
  must(title !== '' && decoded.includes(`>${title}<`), 'its packet and its information disagree')
  for (const name of ['AA', 'OpenAction', 'AcroForm']) must(!catalog.has(PDFName.of(name)), name)
  for (const [, object] of context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    const [kind, subtype] = [String(named(dict, 'Type') ?? ''), String(named(dict, 'Subtype') ?? '')]
    must(String(named(dict, 'S') ?? '') !== '/JavaScript' && !dict.has(PDFName.of('JS')), 'a script')
    must(kind !== '/EmbeddedFile' && kind !== '/Filespec', 'a file inside')
    must(!/LZWDecode|Crypt/.test(String(dict.get(PDFName.of('Filter')) ?? '')), 'a filter that archives forbid')
    if (kind === '/FontDescriptor')
      must(
        ['FontFile', 'FontFile2', 'FontFile3'].some((one) => dict.has(PDFName.of(one))),
        'a font that is not there',
      )
    if (subtype === '/Image')
      must(!dict.has(PDFName.of('Interpolate')) && !dict.has(PDFName.of('Alternates')), 'a picture with alternates')
  }
  return [...new Set(faults)]
}
