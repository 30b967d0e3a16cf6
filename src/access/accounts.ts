import { betterAuth } from 'better-auth'
import type pg from 'pg'
import type { Lang } from '../kernel/wording.ts'
import { deriveKey } from '../platform/secrets.ts'
import { MIN_PASSWORD } from './model.ts'

/** A person who can sign in. */
export type Person = { readonly userId: string; readonly name: string; readonly email: string; readonly lang: Lang }

/** The header our server sets with the caller's real address; whatever a client put there is overwritten. */
export const CLIENT_ADDRESS_HEADER = 'x-quittance-client'

/** Accounts, passwords and sessions, kept by better-auth in the `auth` schema under a role of its own. */
export type Accounts = {
  /** The person of a request's session cookie, or null. */
  personOf(request: Request): Promise<Person | null>
  /** Creates an account; null when the address already has one. */
  create(input: { name: string; email: string; password: string; lang: Lang }): Promise<Person | null>
  find(email: string): Promise<Person | null>
  setLang(userId: string, lang: Lang): Promise<void>
  /** The session cookie of a person who just proved who they are. */
  signIn(email: string, password: string): Promise<string[]>
  /** Serves `/api/auth/*`: sign-in, sign-out. */
  handle(request: Request): Promise<Response>
}

export function createAccounts(pool: pg.Pool, options: { secret: string; publicUrl: string }): Accounts {
  const auth = betterAuth({
    database: pool,
    secret: deriveKey(options.secret, 'sessions'),
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    // Our own gate compares Origin with Host for every route, these included.
    advanced: {
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      useSecureCookies: options.publicUrl.startsWith('https:'),
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: MIN_PASSWORD, maxPasswordLength: 200 },
    user: { additionalFields: { lang: { type: 'string', required: false, defaultValue: 'fr' } } },
    session: { expiresIn: 60 * 60 * 24 * 14 },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
  const personFrom = (user: { id: string; name: string; email: string; lang?: unknown }): Person => ({
    userId: user.id,
    name: user.name,
    email: user.email,
    lang: user.lang === 'en' ? 'en' : 'fr',
  })
  return {
    async personOf(request) {
      const session = await auth.api.getSession({ headers: request.headers })
      return session ? personFrom(session.user) : null
    },
    async create({ name, email, password, lang }) {
      const context = await auth.$context
      const address = email.toLowerCase()
      if (await context.internalAdapter.findUserByEmail(address)) return null
      const user = await context.internalAdapter.createUser(
        { name, email: address, emailVerified: true, lang },
        { method: 'email-password' },
      )
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await context.password.hash(password),
      })
      return personFrom(user)
    },
    async find(email) {
      const found = await (await auth.$context).internalAdapter.findUserByEmail(email.toLowerCase())
      return found ? personFrom(found.user) : null
    },
    async setLang(userId, lang) {
      await (await auth.$context).internalAdapter.updateUser(userId, { lang })
    },
    async signIn(email, password) {
      const response = await auth.api.signInEmail({ body: { email: email.toLowerCase(), password }, asResponse: true })
      return response.headers.getSetCookie()
    },
    handle: (request) => auth.handler(request),
  }
}
