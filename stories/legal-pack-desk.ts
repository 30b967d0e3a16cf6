import { createHash } from 'node:crypto'
import { textOfPdf } from '../src/adapters/pdf/index.ts'
import { documentsRoutes } from '../src/documents/contract.ts'
import type { DocumentKind } from '../src/documents/model.ts'
import { orRefuse } from '../src/kernel/verdict.ts'
import { legalRoutes as routes } from '../src/legal/contract.ts'
import type { Body } from '../src/platform/route.ts'
import { unpack, zipEntries } from '../src/platform/zip-file.ts'
import type { Story } from '../tools/testing/story.ts'

/** What stories about files for courts and auditors do again and again. */

export type Plan = Body<typeof routes.askPack>

export const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const plainly = (text: string | null): string => (text ?? '').replace(/[\u00a0\u202f]/g, ' ')

/** The words of a PDF, one line each, with plain spaces. */
export async function linesOf(bytes: Uint8Array): Promise<string[]> {
  const read = orRefuse(await textOfPdf({ name: 'read', bytes }, { pages: 2_000, lines: 50_000 }))
  if ('tooMany' in read) throw new Error('too many')
  return read.rows.map((row) => plainly(row.map(({ text }) => text).join(' ')))
}

/** The same in one line. */
export const wordsOf = async (bytes: Uint8Array): Promise<string> =>
  (await linesOf(bytes)).join(' ').replace(/ +/g, ' ')

export function packDesk(story: Story) {
  const ground = (id: string, proceedingId?: string) =>
    story.owner.call(routes.packGround, { params: { id }, query: proceedingId ? { proceedingId } : {} })
  return {
    ground,
    /** The usual plan with what the books do not hold. */
    async whole(id: string): Promise<Plan> {
      const { plan } = await ground(id)
      return {
        ...plan,
        court: {
          kind: 'commercial',
          name: 'Tribunal de commerce de Rennes',
          addressLines: ['7 rue Pierre Abélard', '35000 Rennes'],
        },
        creditor: {
          form: 'SAS au capital de 50 000 €',
          registry: 'RCS Paris',
          representative: 'Claire Dubois',
          capacity: 'présidente',
        },
        signatory: { as: 'representative', name: 'Claire Dubois', capacity: 'présidente', place: 'Paris' },
      }
    },
    ask: (id: string, body: Plan) => story.owner.ask(routes.askPack, { params: { id }, body }),
    add: (id: string, name: string, kind: DocumentKind, body: Uint8Array<ArrayBuffer>, number?: string) =>
      story.owner.call(documentsRoutes.add, {
        params: { id },
        query: { name, kind, ...(number ? { number } : {}) },
        body,
      }),
    preview: async (id: string, act: 'request' | 'list' | 'form' | 'power', body: Plan): Promise<Buffer> =>
      bytesOf(await story.owner.call(routes.previewPack, { params: { id }, query: { act }, body })),
    made: (id: string) => story.owner.call(routes.pack, { params: { id } }),
    archive: async (id: string): Promise<Buffer> =>
      bytesOf(await story.owner.call(routes.packArchive, { params: { id } })),
  }
}

const bytesOf = async (blob: Blob): Promise<Buffer> => Buffer.from(await blob.arrayBuffer())

/** The files of an archive by their names. */
export const unzipped = (bytes: Buffer): Map<string, Buffer> =>
  new Map(zipEntries(bytes)!.map((entry) => [entry.name, unpack(bytes, entry) as Buffer]))

type ToldFile = {
  readonly name: string
  readonly title: string
  readonly exhibit: number | null
  readonly pages: number | null
  readonly sha256: string
  readonly pdfa: string | null
  readonly changed: string | null
  readonly original: string | null
}
export const manifestOf = (files: ReadonlyMap<string, Buffer>): { readonly files: readonly ToldFile[] } =>
  JSON.parse(files.get('manifest.json')!.toString())
