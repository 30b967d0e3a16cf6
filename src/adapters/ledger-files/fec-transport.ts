import { fecXmlAsText } from './fec-xml.ts'
import { type FileSource, fromUtf16 } from './source.ts'

/** How the bytes of a ledger become separated text: as they are, transcoded, or out of the XML form of the FEC. */
export type FecTransport = 'text' | 'utf-16le' | 'utf-16be' | 'xml'

export function asFecText(source: FileSource, transport: FecTransport): FileSource {
  if (transport === 'xml') return fecXmlAsText(source)
  return transport === 'text' ? source : fromUtf16(source, transport)
}
