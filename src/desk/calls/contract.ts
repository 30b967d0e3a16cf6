import { z } from 'zod'
import { STEP_TONES } from '../../dunning/model.ts'
import { LANGS } from '../../kernel/wording.ts'
import { routes } from '../../platform/route.ts'

const id = z.uuid()
const tone = z.enum(STEP_TONES)
const lang = z.enum(LANGS)
const scriptBody = z.string().trim().max(5000)

export const callRoutes = routes({
  callScript: {
    scope: 'org',
    need: 'claims.read',
    method: 'get',
    path: '/customers/{id}/call-script',
    summary: 'What to say to a customer, in its language, with what it owes put in; without a tone, by how late it is',
    params: z.object({ id }),
    query: z.object({ tone: tone.optional() }),
    reply: z.object({ tone, lang, text: z.string() }),
  },
  scripts: {
    scope: 'org',
    need: 'books.read',
    method: 'get',
    path: '/desk/scripts',
    summary: 'What callers are led by, for each tone in each language',
    reply: z.object({
      scripts: z.array(z.object({ tone, lang, body: z.string(), isOwn: z.boolean() })),
      variables: z.array(z.string()),
    }),
  },
  saveScript: {
    scope: 'org',
    need: 'settings.manage',
    method: 'put',
    path: '/desk/scripts/{tone}/{lang}',
    summary: 'Replaces what callers are led by; null brings back what organisations start with',
    params: z.object({ tone, lang }),
    body: z.object({ body: scriptBody.nullable() }),
  },
})
