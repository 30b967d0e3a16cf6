import { accessSync, constants, existsSync, statSync } from 'node:fs'
import path from 'node:path'
import { Refused, refuse } from '../../kernel/verdict.ts'
import type { Sentence } from '../../kernel/wording.ts'

const words = {
  unnamed: { fr: 'Indiquez le nom du fichier.', en: 'Name the file.' },
  absent: { fr: '{file} est introuvable.', en: '{file} cannot be found.' },
  folder: { fr: '{file} est un dossier : indiquez un fichier.', en: '{file} is a folder: name a file.' },
  unreadable: {
    fr: '{file} ne peut pas être lu : vérifiez vos droits sur ce fichier.',
    en: '{file} cannot be read: check your rights to it.',
  },
  exists: { fr: '{file} existe déjà : choisissez un autre nom.', en: '{file} already exists: choose another name.' },
  noFolder: {
    fr: 'Le dossier {folder} n’existe pas, ou vous ne pouvez pas y écrire.',
    en: 'The folder {folder} does not exist, or you may not write to it.',
  },
} satisfies Record<string, Sentence>

/** Whether a name is that of a folder. */
export const isFolder = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isDirectory() === true

/** The file a command is to read. Throws `Refused` when it is not named, absent, a folder or closed to us. */
export function fileToRead(file: string | undefined): string {
  if (!file) throw no('unnamed', '')
  if (!existsSync(file)) throw no('absent', file)
  if (statSync(file).isDirectory()) throw no('folder', file)
  if (!isOpen(file, constants.R_OK)) throw no('unreadable', file)
  return file
}

/** The new file a command is to write. Throws `Refused` when it exists or its folder is absent or closed to us. */
export function fileToWrite(file: string | undefined): string {
  if (!file) throw no('unnamed', '')
  if (existsSync(file)) throw no('exists', file)
  const folder = path.dirname(path.resolve(file))
  if (!isOpen(folder, constants.W_OK)) throw new Refused(refuse('no_folder', words.noFolder, { folder }).refusal)
  return file
}

const no = (what: 'unnamed' | 'absent' | 'folder' | 'unreadable' | 'exists', file: string) =>
  new Refused(refuse(what, words[what], { file }).refusal)

function isOpen(place: string, mode: number): boolean {
  try {
    accessSync(place, mode)
    return true
  } catch {
    return false
  }
}
