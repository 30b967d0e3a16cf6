import { toLocalDate } from '../../kernel/calendar.ts'
import { Refused, refuse } from '../../kernel/verdict.ts'
import { say } from '../../kernel/wording.ts'
import { h, type Piece } from '../../platform/page/html.ts'
import type { PageForm } from '../../platform/page/page-form.ts'
import type { PageReply } from '../../platform/page/page-server.ts'
import { checkedFile } from '../../platform/upload.ts'
import { dropPaper } from '../providers/keep-paper.ts'
import type { PaperKind } from '../providers/model.ts'
import { paperKindNames } from '../providers/wording.ts'
import { folded, formOf, input, type Sent } from './page-frame.ts'
import { takeAct } from './take-act.ts'
import type { Visit } from './visit.ts'
import { pagesWording as words } from './wording.ts'

/** What a provider may drop: what the law asks of it first. A signed mandate is taken by a member, who sees whose signature it bears. */
const DROPPED = [
  'insurance',
  'declaration',
  'account',
  'company_extract',
  'vigilance',
  'references',
  'data_protection',
  'other',
] as const satisfies readonly PaperKind[]

/** Papers that the creditor needs, dropped into its vault to be checked. */
export function paperSection(visit: Visit, sent: Sent | null): Piece {
  const { lang } = visit
  const own = sent?.act === 'paper' ? sent.form : null
  const fields = h`<p>${say(lang, words.papersNote)}</p>
<div class="field"><label for="paper-kind">${say(lang, words.paperKind)}</label><select id="paper-kind" name="kind" required>${DROPPED.map((kind) => h`<option value="${kind}"${own?.text('kind') === kind ? h` selected` : null}>${say(lang, paperKindNames[kind])}</option>`)}</select></div>
${input('paper', { name: 'expiresOn', label: say(lang, words.paperEnds), value: own?.text('expiresOn') ?? '', more: h`type="date"` })}
<div class="field"><label for="paper-file">${say(lang, words.file)}</label><input type="file" id="paper-file" name="file" required aria-describedby="paper-file-hint"><p class="hint" id="paper-file-hint">${say(lang, words.fileNote)}</p></div>`
  return h`<section>${folded(own !== null, say(lang, words.papers), formOf(visit, 'paper', sent, fields, say(lang, words.paperAct), false))}</section>`
}

export const paperAct = (visit: Visit, form: PageForm): Promise<PageReply> =>
  takeAct(visit, form, async (signer) => {
    const { tx, by, provider } = visit
    const kind = DROPPED.find((one) => one === form.text('kind'))
    if (!kind) throw new Refused(refuse('kind_missing', words.kindMissing, undefined, 'kind').refusal)
    const typed = form.text('expiresOn')
    const expiresOn = typed === '' ? null : toLocalDate(typed)
    if (typed !== '' && expiresOn === null)
      throw new Refused(refuse('day_wrong', words.dayWrong, { value: typed.slice(0, 20) }, 'expiresOn').refusal)
    const given = form.file('file')
    if (!given) throw new Refused(refuse('no_file', words.noFile, undefined, 'file').refusal)
    const file = checkedFile(given)
    const signed = { ...by, actor: { ...by.actor, name: `${signer} (${provider.name})` } }
    const isNew = await dropPaper(tx, provider.id, file, { kind, expiresOn }, signed)
    if (!isNew) throw new Refused(refuse('paper_known', words.paperKnown, { name: file.name }, 'file').refusal)
    return { kind: 'paper', sha256: file.sha256, said: { file: file.name } }
  })
