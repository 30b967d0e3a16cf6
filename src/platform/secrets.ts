import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/**
 * Encryption of stored credentials (AES-256-GCM) and derivation of purpose-bound keys from the installation's secret.
 * The organisation is authenticated with the text, so a ciphertext copied to another organisation does not open.
 */
export type Vault = {
  seal(plain: string, context: string): string
  /** Throws when the text was altered, sealed for another context, or with another installation's secret. */
  open(sealed: string, context: string): string
}

export function createVault(secret: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'hex'), '', 'quittance vault v1', 32))
  return {
    seal(plain, context) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
    },
    open(sealed, context) {
      if (!sealed.startsWith('v1.')) throw new Error('sealed text of an unknown version')
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12)).setAAD(Buffer.from(context))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
  }
}

/** A password or signing key for one purpose, always the same for one installation. */
export const deriveKey = (secret: string, purpose: string): string =>
  createHmac('sha256', Buffer.from(secret, 'hex')).update(purpose).digest('hex')
