import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import type { PdfAnswer, PdfOrder } from './pdf-press.ts'

/** One Typst compiler in one thread. It sees no disk: fonts are blobs, pictures are shadow files, data is JSON. */

const WORKSPACE = resolve('/quittance-documents')
/** Measured: without eviction a compiler grows by 1 MB a letter; with it memory stays flat. */
const EVICT_EVERY = 10
const EVICT_OLDER_THAN = 2

const locate = createRequire(import.meta.url).resolve
const FONTS = ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf'].map((file) =>
  readFileSync(locate(`@expo-google-fonts/source-sans-3/${file}`)),
)

const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontBlobs: FONTS }] })
let rendered = 0

/** Pictures stay mapped while the same ones come back: mapping anew makes the compiler forget what it knew of the last letter. */
const mapped = new Map<string, Buffer>()
const MAX_MAPPED = 16

function mapPictures(files: PdfOrder['files']): void {
  if (mapped.size > MAX_MAPPED) {
    for (const path of mapped.keys()) compiler.unmapShadow(path)
    mapped.clear()
  }
  for (const [name, bytes] of Object.entries(files)) {
    const path = resolve(WORKSPACE, name)
    const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    if (mapped.get(path)?.equals(picture)) continue
    compiler.mapShadow(path, picture)
    mapped.set(path, picture)
  }
}

/** Lays the document out as if it took `pages` pages. Throws what the compiler has against it. */
function layOut(order: PdfOrder, pages: number): NodeTypstDocument {
  const compiled = compiler.compile({
    mainFileContent: order.template,
    inputs: { data: order.dataJson, pages: String(pages) },
  })
  if (!compiled.hasError() && compiled.result) return compiled.result
  const problems = (compiled.takeDiagnostics()?.shortDiagnostics ?? []).map(
    (entry: { message: string }) => entry.message,
  )
  throw new Error(problems.join('; ') || 'the document could not be compiled')
}

function render(order: PdfOrder): PdfAnswer {
  try {
    mapPictures(order.files)
    // Nearly every document is one page. A template that asks Typst how many pages there are has every page laid out at least
    // twice: told the number, it needs one round, and a long document a second one.
    let laidOut = layOut(order, order.pages)
    if (laidOut.numOfPages !== order.pages) laidOut = layOut(order, laidOut.numOfPages)
    const pdf = compiler.pdf(laidOut, {
      creationTimestamp: order.createdAtS,
      ...(order.standard && { pdfStandard: PdfStandard.A_2b }),
    })
    return { pdf: new Uint8Array(pdf), pages: laidOut.numOfPages }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  } finally {
    rendered += 1
    if (rendered % EVICT_EVERY === 0) compiler.evictCache(EVICT_OLDER_THAN)
  }
}

parentPort?.on('message', (order: PdfOrder) => {
  const answer = render(order)
  parentPort?.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : [])
})
