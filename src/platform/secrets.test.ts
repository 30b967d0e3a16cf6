import { expect, test } from 'vitest'
import { createVault, deriveKey } from './secrets.ts'

const vault = createVault('a'.repeat(64))

test('what is sealed opens only unaltered, in its context, with its secret', () => {
  const sealed = vault.seal('mot de passe', 'org 1 smtp')
  expect(sealed).not.toContain('passe')
  expect(vault.open(sealed, 'org 1 smtp')).toBe('mot de passe')
  expect(vault.seal('mot de passe', 'org 1 smtp')).not.toBe(sealed)
  expect(() => vault.open(sealed, 'org 2 smtp')).toThrow()
  expect(() => vault.open(`${sealed.slice(0, -4)}AAAA`, 'org 1 smtp')).toThrow()
  expect(() => createVault('b'.repeat(64)).open(sealed, 'org 1 smtp')).toThrow()
})

test('keys for two purposes have nothing in common', () => {
  expect(deriveKey('a'.repeat(64), 'one')).not.toBe(deriveKey('a'.repeat(64), 'two'))
})
