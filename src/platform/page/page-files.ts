import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PROJECT_ROOT } from '../config.ts'
import { PAGE_FILES } from './page-paths.ts'

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
}

export type PageFile = { readonly address: string; readonly type: string; readonly bytes: Buffer }

function fileFrom(from: string, change: (text: string) => string = (text) => text): PageFile {
  const read = readFileSync(path.join(PROJECT_ROOT, from))
  const extension = path.extname(from) as keyof typeof TYPES
  const bytes = extension === '.css' ? Buffer.from(change(read.toString('utf8'))) : read
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const address = `${PAGE_FILES}/${path.basename(from, extension)}-${hash}${extension}`
  return { address, type: TYPES[extension], bytes }
}

const letters = fileFrom('node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2')
const space = fileFrom('web/design/narrow-space.ttf')
const style = fileFrom('src/platform/page/page.css', (css) =>
  css.replace('{letters}', letters.address).replace('{space}', space.address),
)
const script = fileFrom('src/platform/page/page.js')

export const pageFiles = { letters, space, style, script } as const

export const pageFileAt = (address: string): PageFile | null =>
  Object.values(pageFiles).find((file) => file.address === address) ?? null
