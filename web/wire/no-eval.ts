import { config } from 'zod'

// The validation library would compile its checks with `new Function`, which the content policy of our pages forbids. It
// asks as soon as a schema is declared: this module comes before any contract.
config({ jitless: true })
