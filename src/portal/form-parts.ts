import { newId } from '../kernel/ids.ts'
import { type Refusal } from '../kernel/verdict.ts'
import { say } from '../kernel/wording.ts'
import { type Html, h, type Piece } from '../platform/page/html.ts'
import type { PageForm } from '../platform/page/page-form.ts'
import { actWording as acts } from './act-wording.ts'
import type { Visit } from './visit.ts'

/** A field with its name above it; `input` is the control of that id. */
export const field = (id: string, name: string, input: Piece, hint: string | null = null): Html =>
  h`<div class="field"><label for="${id}">${name}</label>${input}${hint ? h`<p class="hint" id="${id}-hint">${hint}</p>` : null}</div>`

/** Why what was sent was not taken. Read out at once, and shown above the form. */
export const refusedBlock = ({ lang }: Visit, refusal: Refusal | null): Piece =>
  refusal && h`<p class="refused" role="alert">${say(lang, refusal.sentence, refusal.params)}</p>`

/** Names this form: sent twice, it is one act. Kept when the form is shown again after a refusal. */
export const tokenField = (token: string | null): Html =>
  h`<input type="hidden" name="token" value="${token ?? newId()}">`

/** Who fills in the form. */
export const nameField = ({ lang }: Visit, sent: PageForm | null): Html =>
  field(
    'name',
    say(lang, acts.yourName),
    h`<input id="name" name="name" required maxlength="100" autocomplete="name" aria-describedby="name-hint" value="${sent?.text('name') ?? ''}">`,
    say(lang, acts.yourNameHint),
  )

/** A text of several lines. */
export const textField = (id: string, name: string, sent: PageForm | null, isRequired: boolean): Html =>
  field(
    id,
    name,
    h`<textarea id="${id}" name="${id}" maxlength="2000"${isRequired ? h` required` : null}>${sent?.text(id) ?? ''}</textarea>`,
  )

/** A file from the phone or the computer: its content is looked at on our side, never its name. */
export const fileField = ({ lang }: Visit): Html =>
  field(
    'file',
    `${say(lang, acts.file)} (${say(lang, acts.optional)})`,
    h`<input type="file" id="file" name="file" aria-describedby="file-hint">`,
    say(lang, acts.fileHint),
  )
