import { csvText } from '../../kernel/csv.ts'
import type { PackFile } from './pack-store.ts'

/** What an archive holds, for programs and for people: each file with its pages, its bytes and its SHA-256. The manifests tell of all but themselves. */
export function manifests(
  about: Readonly<Record<string, unknown>>,
  files: readonly PackFile[],
): readonly (readonly [name: string, type: string, text: string])[] {
  const told = files.map(
    ({ name, title, type, pages, exhibitNo, notArchival, changed, originalSha256, size, sha256 }) => ({
      name,
      title,
      type,
      exhibit: exhibitNo,
      pages,
      size,
      sha256,
      changed: changed === '' ? null : changed,
      original: originalSha256,
      pdfa: type !== 'application/pdf' ? null : notArchival === '' ? 'PDF/A-2b' : notArchival,
    }),
  )
  const rows = told.map((one) => [
    one.name,
    one.exhibit === null ? '' : String(one.exhibit),
    one.title,
    one.pages === null ? '' : String(one.pages),
    String(one.size),
    one.sha256,
    one.pdfa ?? '',
    one.changed ?? '',
    one.original ?? '',
  ])
  const titles = [
    'fichier',
    'piece',
    'designation',
    'pages',
    'octets',
    'sha256',
    'pdfa',
    'modification',
    'sha256_original',
  ]
  return [
    ['manifest.json', 'application/json', `${JSON.stringify({ ...about, files: told }, null, 2)}\n`],
    ['manifest.csv', 'text/csv; charset=utf-8', csvText([titles, ...rows])],
  ]
}
