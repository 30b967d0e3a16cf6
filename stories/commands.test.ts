import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { fileToRead, fileToWrite } from '../src/main/commands/named-file.ts'
import { PROJECT_ROOT } from '../src/platform/config.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'quittance-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function quittance(...args: string[]) {
  const cli = path.join(PROJECT_ROOT, 'src/main/cli.ts')
  const done = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'fr_FR.UTF-8', QUITTANCE_DATA: path.join(folder, 'data') },
  })
  return { code: done.status, out: done.stdout, told: done.stderr.replace(/[\u00a0\u202f]/g, ' ') }
}

test('a file that is absent, a folder or something else is refused with a sentence, and no database is started', () => {
  const other = path.join(folder, 'autre.txt')
  writeFileSync(other, 'rien qui ressemble à une piste\n')
  for (const [args, sentence] of [
    [['import', folder], 'est un dossier'],
    [['trail', 'verify', other], 'ligne 1 : ce n’est pas un événement exporté'],
  ] as const) {
    const { code, told } = quittance(...args)
    expect(told).toContain(sentence)
    expect(told.trim().split('\n')).toHaveLength(1)
    expect(code).toBe(3)
  }
  expect(() => fileToRead(undefined)).toThrow('Name the file')
  expect(() => fileToRead(path.join(folder, 'absent'))).toThrow('cannot be found')
  expect(() => fileToRead(folder)).toThrow('is a folder')
  expect(fileToRead(other)).toBe(other)
  expect(() => fileToWrite(path.join(folder, 'no', 'where'))).toThrow('does not exist')
  expect(() => fileToWrite(other)).toThrow('already exists')
  expect(fileToWrite(path.join(folder, 'new'))).toBe(path.join(folder, 'new'))
}, 240_000)

test('what a file holds is told as JSON; a file nobody recognises is no success', () => {
  const list = path.join(folder, 'liste.csv')
  writeFileSync(list, 'Client;Nom;Facture;Échéance;Solde\nC1;Morel;F1;01/02/2026;10,00\n')
  const known = quittance('inspect', list, '--json')
  expect(known.code).toBe(0)
  expect(JSON.parse(known.out)).toMatchObject({ kind: expect.any(String) })
  const unknown = path.join(folder, 'inconnu.bin')
  writeFileSync(unknown, Buffer.from([0, 1, 2, 3, 250, 251, 252, 0]))
  expect(quittance('inspect', unknown, '--json').code).toBe(3)
}, 240_000)

test('an option that does not exist is a wrong call, told in the language of the terminal', () => {
  const { code, told } = quittance('aged', '--jsno')
  expect(code).toBe(2)
  expect(told).toContain('L’option --jsno n’existe pas')
  expect(told).toContain('quittance aged [--as-of JOUR]')
}, 240_000)
