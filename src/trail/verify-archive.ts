import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Refused, refuse } from '../kernel/verdict.ts'
import { readLines } from '../platform/lines.ts'
import { unpack, type ZipEntry, zipEntries } from '../platform/zip-file.ts'
import type { ChainVerdict } from './chain.ts'
import { verifyLines } from './verify.ts'
import { trailWording as words } from './wording.ts'

/** What an archive says of itself: every file as its manifest names it, and every event of the trail that it holds. */
export type ArchiveVerdict =
  | {
      readonly intact: true
      readonly files: number
      /** SHA-256 of the manifest: what vouches for the whole, as the trail of whoever made it kept it. */
      readonly manifest: string
      readonly trails: readonly { readonly name: string; readonly events: number }[]
    }
  | { readonly intact: false; readonly file: string; readonly fault: 'altered' | 'missing' | 'unlisted' }
  | { readonly intact: false; readonly file: string; readonly fault: 'trail'; readonly chain: ChainVerdict }

type Listed = { readonly name: string; readonly size: number; readonly sha256: string }

/** The manifest itself, as JSON and as a table: neither can hold its own hash. */
const MANIFESTS = new Set(['manifest.json', 'manifest.csv'])

/** Verifies an archive on its own: no file changed, none is missing and none was slipped in. Throws `Refused` when it is none of ours. */
export async function verifyArchive(file: string): Promise<ArchiveVerdict> {
  const zip = readFileSync(file)
  const entries = new Map((zipEntries(zip) ?? []).map((entry) => [entry.name, entry]))
  const manifest = bytesIn(zip, entries.get('manifest.json'))
  const listed = manifest && listedIn(manifest)
  if (!manifest || !listed)
    throw new Refused(refuse('not_an_archive', words.notAnArchive, { file: path.basename(file) }).refusal)
  const trails: { name: string; events: number }[] = []
  for (const { name, size, sha256 } of listed) {
    const entry = entries.get(name)
    if (!entry) return { intact: false, file: name, fault: 'missing' }
    const bytes = bytesIn(zip, entry)
    if (!bytes || bytes.length !== size || hashOf(bytes) !== sha256)
      return { intact: false, file: name, fault: 'altered' }
    if (!/(^|\/)trail[^/]*\.jsonl$/.test(name)) continue
    const chain = await verifyLines(name, readLines(chunk(bytes)))
    if (!chain.intact) return { intact: false, file: name, fault: 'trail', chain }
    trails.push({ name, events: chain.events })
  }
  const known = new Set(listed.map(({ name }) => name))
  const stranger = [...entries.keys()].find((name) => !known.has(name) && !MANIFESTS.has(name))
  if (stranger !== undefined) return { intact: false, file: stranger, fault: 'unlisted' }
  return { intact: true, files: listed.length, manifest: hashOf(manifest), trails }
}

function bytesIn(zip: Buffer, entry: ZipEntry | undefined): Buffer | null {
  const bytes = entry ? unpack(zip, entry) : null
  return bytes === 'larger' ? null : bytes
}

function listedIn(manifest: Buffer): Listed[] | null {
  try {
    const { files } = JSON.parse(manifest.toString('utf8')) as { files?: Listed[] }
    const isOurs = Array.isArray(files) && files.every(({ name, sha256 }) => name && /^[0-9a-f]{64}$/.test(sha256))
    return isOurs ? files : null
  } catch {
    return null
  }
}

async function* chunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
